import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { holderOf } from './holder-of.ts';

const patienceMs = 1_000;

/** Which of the ports are somebody else's, as one sentence that names them and, where it can be told, who has them; undefined: none. */
export async function takenPorts(ports: readonly number[]): Promise<string | undefined> {
  const taken = await Promise.all(ports.map(async (port) => ((await isTaken(port)) ? port : undefined)));
  const words = await Promise.all(taken.flatMap((port) => (port === undefined ? [] : [describe(port)])));
  if (words.length === 0) return undefined;
  const [first = '', ...more] = words;
  const list = [`Port ${first}`, ...more.map((word) => `port ${word}`)].join(', ');
  return `${list}: stop that and run this again, or leave it there if it is the product's own stack, which \`npm run golden-path:local\` asks on these ports just as it is.`;
}

async function describe(port: number): Promise<string> {
  const holder = await holderOf(port);
  return `${port} is taken${holder === undefined ? '' : ` by ${holder}`}`;
}

/** Where one address of this machine is taken, some systems still give out the others: so it is asked in both ways. */
async function isTaken(port: number): Promise<boolean> {
  const answers = await Promise.all(['127.0.0.1', '::1'].map((host) => answersAt(host, port)));
  return answers.includes(true) || !(await isFree(port));
}

async function answersAt(host: string, port: number): Promise<boolean> {
  const socket = connect({ host, port, timeout: patienceMs });
  const outcome = await Promise.race(
    ['connect', 'error', 'timeout'].map(
      (event) => new Promise<string>((resolve) => socket.once(event, () => resolve(event))),
    ),
  );
  socket.on('error', () => undefined).destroy();
  return outcome === 'connect';
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer().listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch (error) {
    // A port that only root may take is Docker's to take.
    return (error as NodeJS.ErrnoException).code !== 'EADDRINUSE';
  }
  server.close();
  await once(server, 'close');
  return true;
}
