import { codes, type Code } from '../diagnosis/codes.ts';
import type { CodeMeaning, Neighbour } from './code-meaning.ts';

/** What could be read, by code in the order of the page, and what could not, in sentences. */
export interface FindingsReading {
  readonly meanings: ReadonlyMap<Code, CodeMeaning>;
  readonly problems: readonly string[];
}

/** The bullets that every section has once, in this order; those that say why not another code follow them. */
const labels = [
  'Usual cause',
  'What to do next',
  'Next command',
  'What it rules out',
  'Whose it is',
] as const;
type Label = (typeof labels)[number];

/**
 * Reads docs/findings.md: a section `## CODE`, one line with the sentence of the code, then bullets of the form `- Label: words`, each
 * on one line. Pure, never throws: a section that is not of this form is left out and named in a problem.
 */
export function parseFindings(text: string): FindingsReading {
  const meanings = new Map<Code, CodeMeaning>();
  const problems: string[] = [];
  for (const section of text.split(/^## /m).slice(1)) {
    const [title = '', ...lines] = section.split('\n').map((line) => line.trim());
    if (!isCode(title)) {
      problems.push(`There is no code ${title}.`);
      continue;
    }
    const read = readSection(
      title,
      lines.filter((line) => line !== ''),
    );
    if (typeof read === 'string') problems.push(`${title}: ${read}`);
    else meanings.set(title, read);
  }
  return { meanings, problems };
}

function isCode(title: string): title is Code {
  return Object.hasOwn(codes, title);
}

function readSection(code: Code, [first = '', ...bullets]: readonly string[]): CodeMeaning | string {
  const says = /^(.+) \([a-z]+, [a-z]+, [a-z]+\)$/.exec(first)?.[1];
  if (says === undefined) return 'its first line is no sentence with layer, class and severity behind it.';
  const words: Partial<Record<Label, string>> = {};
  for (const [at, label] of labels.entries()) {
    const said = bullets[at]?.startsWith(`- ${label}: `) ? bullets[at].slice(label.length + 4) : '';
    if (said === '') return `its bullet ${at + 1} is not "${label}".`;
    words[label] = said;
  }
  const neighbours = bullets.slice(labels.length).map(readNeighbour);
  const unread = neighbours.findIndex((one) => one === undefined);
  if (unread >= 0) return `its bullet ${labels.length + unread + 1} is not "Why not [CODE](#code)".`;
  const [, command, about = ''] = /^`([^`]+)`[.,]?(?: (.*))?$/.exec(words['Next command'] ?? '') ?? [];
  return {
    code,
    says,
    cause: plain(words['Usual cause']),
    next: plain(words['What to do next']),
    command,
    aboutCommand: plain(command === undefined ? words['Next command'] : about),
    rulesOut: plain(words['What it rules out']),
    owner: plain(words['Whose it is']),
    neighbours: neighbours.flatMap((one) => one ?? []),
  };
}

function readNeighbour(bullet: string): Neighbour | undefined {
  const [, title = '', anchor, why = ''] =
    /^- Why not \[([A-Z\d_]+)\]\(#([a-z\d_]+)\): (.+)$/.exec(bullet) ?? [];
  return isCode(title) && anchor === codes[title].anchor ? { code: title, why: plain(why) } : undefined;
}

/** Without links, which lead nowhere outside the page: `[contract.md](contract.md)` is `contract.md`. */
function plain(markdown = ''): string {
  return markdown.replace(/\[([^\]]+)\]\([^)]+\)/g, '$1');
}
