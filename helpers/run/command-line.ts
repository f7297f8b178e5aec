import { targetNames, type TargetName } from '../../env/target.ts';

/** What the command line of this process says about the run. Workers have an empty one. */
export interface CommandLine {
  /** A plain `playwright test`: the only command that narrows the projects. */
  readonly runsTests: boolean;
  /** Values of `--project`, in order. */
  readonly projects: readonly string[];
}

/** Reads Playwright's own arguments (`process.argv`). */
export function readCommandLine(argv: readonly string[]): CommandLine {
  const words = argv.slice(2);
  const projects: string[] = [];
  let inProjects = false;
  for (const word of words) {
    const inline = /^--project=(.*)$/.exec(word)?.[1];
    if (inline !== undefined) projects.push(inline);
    else if (inProjects && !word.startsWith('-')) projects.push(word);
    inProjects = word === '--project' || (inProjects && !word.startsWith('-'));
  }
  return { runsTests: words[0] === 'test', projects };
}

/** The one target of the run: the named one, embedded when none is; undefined when several or unknown ones are named. */
export function targetOf({ projects }: CommandLine): TargetName | undefined {
  const named = [...new Set(projects)];
  if (named.length === 0) return 'embedded';
  return named.length === 1 ? targetNames.find((name) => name === named[0]) : undefined;
}
