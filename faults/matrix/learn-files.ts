import { z } from 'zod';
import { childEnvironment } from './child-environment.ts';
import { runNode } from './children.ts';
import { command, type Suite } from './suite.ts';

interface ListedSuite {
  readonly title: string;
  readonly specs: readonly { readonly title: string; readonly tags: readonly string[] }[];
  readonly suites?: readonly ListedSuite[] | undefined;
}

const listedSuite: z.ZodType<ListedSuite> = z.object({
  title: z.string(),
  specs: z.array(z.object({ title: z.string(), tags: z.array(z.string()) })),
  suites: z.lazy(() => z.array(listedSuite)).optional(),
});
const listing = z.object({ suites: z.array(listedSuite) });

/** For the pattern of a `--grep` the spec files that hold a check which it can mean, as words of the command. */
export type FilesFor = (grep: string) => readonly string[];

const boundMs = 60_000;
const project = 'local';
/** Some checks are left out unless their tag is named. */
const everything = '.|@soak|@load';

/**
 * Learns from the list of all checks which file holds what, so that a run need not load the others: it would read some forty
 * files to leave out all checks but one. Playwright still chooses the checks by the pattern.
 * @throws Error with what Playwright said instead of a list.
 */
export async function learnFiles({ folder, environment }: Suite): Promise<FilesFor> {
  const words = [...command, `--project=${project}`, '--list', '--reporter=json', '--grep', everything];
  const { output } = await runNode(words, childEnvironment(environment), boundMs, { folder });
  return filesFor(textsOf(listing.parse(parsed(output)).suites));
}

/** The same from texts that are known; a pattern that fits none of them leaves no file out. */
export function filesFor(texts: ReadonlyMap<string, readonly string[]>): FilesFor {
  return (grep) => {
    const pattern = new RegExp(grep, 'i');
    return [...texts].filter(([, lines]) => lines.some((line) => pattern.test(line))).map(([file]) => file);
  };
}

/** By file: what a pattern is held against. Tags stand behind the title that they were given to, which the list does not tell: so both. */
function textsOf(suites: readonly ListedSuite[]): ReadonlyMap<string, readonly string[]> {
  return new Map(suites.map((suite) => [`tests/${suite.title}`, linesOf(suite, [project])]));
}

function linesOf({ title, specs, suites = [] }: ListedSuite, above: readonly string[]): readonly string[] {
  const path = [...above, title];
  const own = specs.flatMap((spec) => {
    const tags = spec.tags.map((tag) => `@${tag}`);
    return [
      [...path, spec.title, ...tags],
      [...path, ...tags, spec.title, ...tags],
    ].map((words) => words.join(' '));
  });
  return [...own, ...suites.flatMap((suite) => linesOf(suite, path))];
}

function parsed(output: string): unknown {
  try {
    return JSON.parse(output.slice(output.indexOf('{'), output.lastIndexOf('}') + 1)) as unknown;
  } catch (error) {
    throw new Error(`The checks could not be listed: ${output.trim().slice(0, 2_000)}`, { cause: error });
  }
}
