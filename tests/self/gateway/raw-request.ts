import { connect } from 'node:net';

/** Writes bytes to a port and gathers what comes until the connection ends, or so many ms have passed. */
export async function rawRequest(
  url: string,
  text: string,
  limitMs = 5_000,
): Promise<{ readonly bytes: string; readonly parts: number; readonly end: 'end' | 'reset' | 'open' }> {
  const { port } = new URL(url);
  return new Promise((resolve) => {
    const socket = connect(Number(port), '127.0.0.1');
    let bytes = '';
    let parts = 0;
    const done = (end: 'end' | 'reset' | 'open') => (): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve({ bytes, parts, end });
    };
    const timer = setTimeout(done('open'), limitMs);
    socket.on('data', (part) => {
      bytes += part.toString('latin1');
      parts += 1;
    });
    socket.once('end', done('end'));
    socket.once('error', done('reset'));
    socket.write(text);
  });
}
