/** Hands TCP connections on to a port of this machine and does nothing else, as a process of its own: `pass-through.ts <port>`. */
import { connect, createServer, type AddressInfo } from 'node:net';

const onward = Number(process.argv[2]);
const server = createServer({ noDelay: true }, (near) => {
  const far = connect({ host: '127.0.0.1', port: onward, noDelay: true });
  near.pipe(far).pipe(near);
  near.on('error', () => far.destroy());
  far.on('error', () => near.destroy());
});
server.listen(0, '127.0.0.1', () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`));
process.stdin.resume().once('end', () => process.exit(0));
