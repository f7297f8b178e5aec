import { readdirSync, readFileSync } from 'node:fs';

/**
 * The processes of this machine that have this text in their environment or on their command line, one a line: id and command.
 * Reads /proc, so it knows Linux alone; throws elsewhere.
 */
export function processesOf(mark: string): readonly string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .flatMap((id) => {
      const command = read(`/proc/${id}/cmdline`);
      const marked = command.includes(mark) || read(`/proc/${id}/environ`).includes(mark);
      return marked ? [`${id} ${command.replaceAll('\0', ' ').trim()}`] : [];
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
