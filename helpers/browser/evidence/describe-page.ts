import { redact } from '../../reporting/redact.ts';
import { shownAddress } from '../shown-address.ts';
import { hideParameters } from './hide-parameters.ts';

/** More than a screenful is not read, and the trace has all of it. */
const longestText = 3_000;
const mostComplaints = 20;

export interface PageFacts {
  readonly title: string;
  readonly address: string;
  /** What a user can read on it; undefined when the page did not answer. */
  readonly text: string | undefined;
  /** Errors of the console and exceptions that nobody caught, oldest first. */
  readonly complaints: readonly string[];
}

/** What a page showed, in words, without secrets: for those who cannot see the picture, and to search in. */
export function describePage({ title, address, text, complaints }: PageFacts): string {
  const shown = text === undefined ? 'The page did not answer when it was asked what it shows.' : cut(text);
  const said = complaints.slice(0, mostComplaints).map((line) => `- ${cut(line, 500)}`);
  const more = complaints.length - said.length;
  return redactAll(
    [
      `Title: ${title === '' ? '(none)' : title}`,
      `Address: ${shownAddress(address)}`,
      '',
      'What it showed:',
      shown === '' ? '(nothing)' : shown,
      '',
      complaints.length === 0 ? 'It complained of nothing.' : 'What it complained of:',
      ...said,
      ...(more > 0 ? [`- and ${more} more`] : []),
    ].join('\n'),
  );
}

function redactAll(text: string): string {
  return hideParameters(redact(text));
}

/** Redacted first: half of a secret would not be known as one. */
function cut(text: string, longest = longestText): string {
  const clean = redactAll(text)
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return clean.length <= longest
    ? clean
    : `${clean.slice(0, longest)} … (${clean.length - longest} characters more)`;
}
