import { readFileSync } from 'node:fs';

/** The text of a file; neither text nor problem when it is not there. The problem finishes a sentence that names the file. */
export function readText(path: string): { readonly text?: string; readonly problem?: string } {
  try {
    const text = readFileSync(path, 'utf8');
    if (text.includes('\u0000')) return { problem: 'is not saved as UTF-8 text. Save it as UTF-8.' };
    return { text };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    return code === 'ENOENT'
      ? {}
      : { problem: `cannot be read (${code}). Check what it is and who may read it.` };
  }
}
