import { readdirSync, readFileSync } from 'node:fs';

export interface MarkedProcess {
  readonly id: number;
  readonly command: string;
}

/**
 * The processes of this machine that have this text in their environment or on their command line.
 * Reads /proc, so it knows Linux alone; throws elsewhere.
 */
export function processesOf(mark: string): readonly MarkedProcess[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .flatMap((id) => {
      const command = read(`/proc/${id}/cmdline`);
      const marked = command.includes(mark) || read(`/proc/${id}/environ`).includes(mark);
      return marked ? [{ id: Number(id), command: command.replaceAll('\0', ' ').trim() }] : [];
    });
}

/** Empty for a process that ended meanwhile, or is somebody else's. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
