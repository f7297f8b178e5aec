import { execFile } from 'node:child_process';
import { readdir, readFile, readlink } from 'node:fs/promises';
import { docker } from './docker.ts';

const limitMs = 5_000;
/** The state of a socket that listens, in the tables of the kernel. */
const listening = '0A';

/** Who has a port of this machine: `the container dev-auth-1`, `node (process 4242)`; undefined where it cannot be told. */
export async function holderOf(port: number): Promise<string | undefined> {
  const names = await docker(['ps', '--filter', `publish=${port}`, '--format', '{{.Names}}'], { limitMs });
  const container = names.ended === 'well' ? names.stdout.split('\n')[0]?.trim() : undefined;
  if (container) return `the container ${container}`;
  return process.platform === 'linux' ? holderByKernel(port) : holderByLsof(port);
}

/** The kernel's table says which socket listens; whose it is, that process's open files say, to whoever may read them. */
async function holderByKernel(port: number): Promise<string | undefined> {
  const wanted = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  const tables = await Promise.all(['tcp', 'tcp6'].map((name) => text(`/proc/net/${name}`)));
  const sockets = tables
    .flatMap((table) => table.split('\n').slice(1))
    .map((line) => line.trim().split(/\s+/))
    .filter(([, local, , state]) => local?.endsWith(wanted) === true && state === listening)
    .map((fields) => `socket:[${fields[9] ?? ''}]`);
  for (const id of sockets.length === 0 ? [] : await entries('/proc')) {
    if (!/^\d+$/.test(id)) continue;
    const files = await Promise.all(
      (await entries(`/proc/${id}/fd`)).map((fd) => link(`/proc/${id}/fd/${fd}`)),
    );
    if (files.some((file) => sockets.includes(file))) {
      return `${(await text(`/proc/${id}/comm`)).trim()} (process ${id})`;
    }
  }
  return undefined;
}

function holderByLsof(port: number): Promise<string | undefined> {
  const words = ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-Fpc'];
  return new Promise((resolve) => {
    execFile('lsof', words, { timeout: limitMs, windowsHide: true }, (error, stdout) => {
      const id = /^p(\d+)$/m.exec(stdout)?.[1];
      const name = /^c(.+)$/m.exec(stdout)?.[1];
      resolve(error === null && id !== undefined ? `${name ?? 'a program'} (process ${id})` : undefined);
    });
  });
}

// A process that ended meanwhile, or that is somebody else's, has nothing to show.
const text = (path: string): Promise<string> => readFile(path, 'utf8').catch(() => '');
const link = (path: string): Promise<string> => readlink(path).catch(() => '');
const entries = (path: string): Promise<readonly string[]> => readdir(path).catch(() => []);
