import { codes } from '../diagnosis/codes.ts';
import { classTitle, codeTitle, layerTitle, severityTitle } from '../diagnosis/plain-titles.ts';
import type { CodeMeaning } from './code-meaning.ts';
import { commandFor, type WentTo } from './command-for.ts';
import { wrapWords } from './wrap-words.ts';

/** What a run adds to the meaning of a code. */
export interface MeaningOptions {
  /** Columns of the terminal. */
  readonly width: number;
  /** Where the run went, for its commands; the page's own example unless given. */
  readonly went?: WentTo;
  /** Whom to ask, where a run knows better than the page. */
  readonly owner?: string;
}

/** What a code means, for a terminal: the same as in docs/findings.md. */
export function drawMeaning(meaning: CodeMeaning, { width, went, owner }: MeaningOptions): string {
  const { code, says, cause, next, command, aboutCommand, rulesOut, neighbours } = meaning;
  const { layer, class: kind, severity, anchor } = codes[code];
  const typed = command === undefined ? [] : [`    ${went ? commandFor(command, went) : command}`];
  const part = (title: string, words: string): readonly string[] =>
    words === '' ? [] : ['', `  ${title}`, ...wrapWords(words, '    ', width)];
  return [
    `${code}: ${codeTitle(code)}`,
    ...wrapWords(says, '  ', width),
    `  ${layerTitle(layer)} · ${classTitle(kind)} · ${severityTitle(severity)}`,
    ...part('Usual cause', cause),
    ...part('What to do next', next),
    '',
    '  Next command',
    ...typed,
    ...wrapWords(aboutCommand, '    ', width),
    ...part('What it rules out', rulesOut),
    ...part('Whose it is', owner ?? meaning.owner),
    ...(neighbours.length === 0 ? [] : ['']),
    ...neighbours.flatMap(({ code: other, why }) =>
      part(`Why not ${other} (${codeTitle(other)})`, why).slice(1),
    ),
    '',
    `  More: docs/findings.md#${anchor}`,
  ].join('\n');
}
