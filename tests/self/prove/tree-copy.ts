import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { applyChange } from './apply-change.ts';
import type { Change } from './edit.ts';

/** A copy of the working tree in a temporary folder, in which rules can be taken away. It shares the installed packages. */
export class TreeCopy {
  private constructor(
    readonly root: string,
    /** For what the tests in it write to the system's temporary folder, and leave there when they are red. */
    readonly temporary: string,
    private readonly folder: string,
  ) {}

  /** Copies what git tracks and what it would track: no reports, no secrets, nothing that is ignored. */
  static of(root: string): TreeCopy {
    const words = ['-C', root, 'ls-files', '-z', '--cached', '--others', '--exclude-standard'];
    const files = execFileSync('git', words, { encoding: 'utf8', maxBuffer: 16 * 1024 * 1024 }).split('\0');
    const folder = mkdtempSync(join(tmpdir(), 'golden-path-prove-'));
    const [copy, temporary] = [join(folder, 'tree'), join(folder, 'tmp')];
    mkdirSync(copy);
    mkdirSync(temporary);
    for (const file of new Set(files)) {
      if (file === '' || !existsSync(join(root, file))) continue;
      mkdirSync(dirname(join(copy, file)), { recursive: true });
      copyFileSync(join(root, file), join(copy, file));
    }
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction');
    return new TreeCopy(copy, temporary, folder);
  }

  /** Runs the work with the changes made, and puts back what was there. */
  async without<T>(changes: readonly Change[], work: () => Promise<T>): Promise<T> {
    const paths = [...new Set(changes.map(({ file }) => join(this.root, file)))];
    const before = new Map(paths.map((path) => [path, readFileSync(path, 'utf8')]));
    try {
      for (const change of changes) {
        const path = join(this.root, change.file);
        writeFileSync(path, applyChange(readFileSync(path, 'utf8'), change));
      }
      return await work();
    } finally {
      for (const [path, text] of before) writeFileSync(path, text);
    }
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
