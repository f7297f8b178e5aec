import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { lock } from 'proper-lockfile';

/** What a file is about and how it is read. */
export interface SharedForm<T> {
  /** Begins the sentences of errors: `The record of requests`. */
  readonly name: string;
  /** What could not be counted when it cannot be written; finishes "so …". */
  readonly without: string;
  /** The content of a text; the empty one for a text that is none. */
  readonly read: (text: string) => T;
}

/** A dead process's lock is taken over after this long, ms. */
const staleMs = 5_000;

/**
 * A file that all runs of this machine share. Every change is made under a lock, and the file is replaced as a whole, so
 * that a reader without the lock sees either the old or the new one.
 */
export class SharedFile<T> {
  readonly #path: string;
  readonly #form: SharedForm<T>;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(path: string, form: SharedForm<T>) {
    this.#path = path;
    this.#form = form;
  }

  /** What the file holds now, without waiting for the lock. No file, or one that cannot be read, is the empty content. */
  peek(): T {
    try {
      return this.#form.read(readFileSync(this.#path, 'utf8'));
    } catch {
      return this.#form.read('');
    }
  }

  /**
   * Reads the content, lets `change` decide, and writes what it returns as `content`, all under the lock. Changes of one process
   * queue up here, so that only processes compete for the lock. Throws a sentence when the folder or the lock cannot be had.
   */
  update<R>(change: (content: T) => { readonly content: T; readonly result: R }): Promise<R> {
    const mine = this.#turn.then(() => this.#locked(change));
    this.#turn = mine.catch(() => undefined);
    return mine;
  }

  async #locked<R>(change: (content: T) => { readonly content: T; readonly result: R }): Promise<R> {
    const release = await this.#lock();
    try {
      const before = await this.#read();
      const { content, result } = change(before);
      if (content !== before) await this.#write(content);
      return result;
    } finally {
      // A lock that was taken over while this machine slept is no longer ours to release; the work is done all the same.
      await release().catch(() => undefined);
    }
  }

  async #lock(): Promise<() => Promise<void>> {
    try {
      await mkdir(dirname(this.#path), { recursive: true });
      return await lock(this.#path, {
        realpath: false,
        stale: staleMs,
        retries: { retries: 400, factor: 1.2, minTimeout: 5, maxTimeout: 50, randomize: true },
        // The default throws from a timer, where nobody can catch it.
        onCompromised: () => undefined,
      });
    } catch (error) {
      throw new Error(this.#sentence(error), { cause: error });
    }
  }

  #sentence(error: unknown): string {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    if (code === 'ELOCKED') {
      return `${this.#form.name} (${this.#path}) stays locked by another run. If none is running, delete ${this.#path}.lock.`;
    }
    return (
      `${this.#form.name} (${this.#path}) cannot be written (${code}), so ${this.#form.without}. ` +
      'Make that folder writable, or set XDG_CACHE_HOME to one that is.'
    );
  }

  async #read(): Promise<T> {
    try {
      return this.#form.read(await readFile(this.#path, 'utf8'));
    } catch {
      return this.#form.read('');
    }
  }

  async #write(content: T): Promise<void> {
    const temporary = `${this.#path}.${randomUUID()}.tmp`;
    try {
      await writeFile(temporary, JSON.stringify(content), { mode: 0o600 });
      await replace(temporary, this.#path);
    } catch (error) {
      await rm(temporary, { force: true });
      throw new Error(this.#sentence(error), { cause: error });
    }
  }
}

/** Renames over the old file. Windows refuses that for a moment while somebody reads the old one. */
async function replace(temporary: string, path: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await rename(temporary, path);
      return;
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      if (attempt === 10 || !['EPERM', 'EACCES', 'EBUSY'].includes(String(code))) throw error;
      await delay(10 * attempt);
    }
  }
}
