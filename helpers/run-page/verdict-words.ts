import type { Verdict } from '../diagnosis/verdict-document.ts';
import type { Tone } from './tone.ts';

/** A verdict for people who do not know our words. */
export interface VerdictWords {
  readonly tone: Tone;
  readonly title: string;
  /** Heads the part about what is said first. */
  readonly first: string;
  /** What follows from it, and what does not. */
  readonly follows: string;
}

/** What each verdict says on the page. */
export const verdictWords: Readonly<Record<Verdict, VerdictWords>> = {
  PASS: {
    tone: 'good',
    title: 'Passed',
    first: 'What this rests on',
    follows: '',
  },
  DEGRADED: {
    tone: 'warn',
    title: 'Works, but not as it should',
    first: 'What is not as it should be',
    follows: 'Nothing here keeps users from chatting. Whether it can wait is for its owner to say.',
  },
  FAIL: {
    tone: 'bad',
    title: 'Failed',
    first: 'What broke first',
    follows: '',
  },
  BLOCKED: {
    tone: 'halt',
    title: 'Blocked',
    first: 'What stood in the way',
    follows: 'Nothing follows from this run about the product: it was not reached, or not let in.',
  },
  UNMEASURABLE: {
    tone: 'halt',
    title: 'Not enough data',
    first: 'What could not be measured',
    follows: 'Nothing was found broken, and not everything was seen: run it again before you rely on it.',
  },
  HARNESS_ERROR: {
    tone: 'halt',
    title: 'No result: the run itself went wrong',
    first: 'What went wrong with the run',
    follows: 'Nothing follows from this run about the product.',
  },
};
