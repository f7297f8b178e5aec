import { finding, type Finding } from '../diagnosis/finding.ts';
import type { SecretSearch } from './secret-search.ts';

/** A secret in a place, once for each form in which it stands there. */
interface Leak {
  readonly words: string;
  count: number;
}

const mostShown = 30;

/** What was found of secrets, told by place and form; never a secret itself. */
export class LeakList {
  readonly #search: SecretSearch;
  readonly #leaks = new Map<string, Leak>();
  readonly #places = new Set<string>();
  readonly #kinds = new Set<string>();

  constructor(search: SecretSearch) {
    this.#search = search;
  }

  get isEmpty(): boolean {
    return this.#leaks.size === 0;
  }

  /** Notes every secret of some bytes; gives whether there was any. */
  look(place: string, bytes: Buffer): boolean {
    let hasAny = false;
    for (const { name, from } of this.#search.find(bytes)) {
      hasAny = true;
      this.#add(
        place,
        name,
        name.split(',')[0] ?? name,
        () => `${place}, line ${lineOf(bytes, from)}: ${name}`,
      );
    }
    return hasAny;
  }

  /** The same for the name of a file or of an entry of an archive. */
  lookAtName(place: string, name: string): boolean {
    const hasAny = this.#holds(name);
    if (hasAny)
      this.#add(place, 'name', 'a secret in a name', () => `${place}: a secret, in the name itself`);
    return hasAny;
  }

  /** A path that can be told: a name in it that holds a secret is not repeated. */
  shown(path: string): string {
    return path
      .split('/')
      .map((name) => (this.#holds(name) ? '(a name that holds a secret)' : name))
      .join('/');
  }

  /** @param where what became of all that was found, in sentences. */
  toFinding(where: string): Finding {
    const rows = [...this.#leaks.values()].map(({ words, count }) =>
      count === 1 ? words : `${words} (${count} times in all)`,
    );
    const places = this.#places.size === 1 ? '1 place' : `${this.#places.size} places`;
    const what = [...this.#kinds].toSorted().join(', ');
    return finding('SECRET_LEAKED', `Found in ${places}: ${what}. ${where}`, [
      ...rows.slice(0, mostShown),
      ...(rows.length > mostShown ? [`and ${rows.length - mostShown} more`] : []),
    ]);
  }

  #holds(text: string): boolean {
    return this.#search.find(Buffer.from(text)).next().done !== true;
  }

  #add(place: string, what: string, kind: string, describe: () => string): void {
    const known = this.#leaks.get(`${place}\n${what}`);
    if (known) known.count += 1;
    else this.#leaks.set(`${place}\n${what}`, { words: describe(), count: 1 });
    this.#places.add(place);
    this.#kinds.add(kind);
  }
}

function lineOf(bytes: Buffer, at: number): number {
  let line = 1;
  for (let next = bytes.indexOf(10); next >= 0 && next < at; next = bytes.indexOf(10, next + 1)) line += 1;
  return line;
}
