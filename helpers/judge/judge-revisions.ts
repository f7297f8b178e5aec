import { compareParts } from '../deployment/compare-fingerprints.ts';
import { describeDifference } from '../deployment/describe-difference.ts';
import type { RevisionSample } from '../deployment/revision-sample.ts';
import { finding, type Finding } from '../diagnosis/finding.ts';
import { joinJudgements, type Judgement } from './judgement.ts';

type Answer = RevisionSample['answers'][number];

/** Answers of one kind: the same piece in the same state. */
interface Kind {
  readonly mark: string;
  readonly parts: Answer['parts'];
  readonly count: number;
}

/** How many parts a sentence names. */
const mostNames = 5;

/** Every answer of a service comes from one and the same revision (requirements X96). */
export function judgeOneRevision(samples: readonly RevisionSample[]): Judgement {
  return joinJudgements(samples.map(judgeSample));
}

function judgeSample(sample: RevisionSample): Judgement {
  const kinds = kindsOf(sample);
  const evidence = [describeSample(sample)];
  const [first, second] = kinds;
  if (first === undefined) {
    const words = `Every answer to ${sample.piece} was an error of the server, so nothing can be compared.`;
    return { findings: [], evidence, unmeasurable: [words] };
  }
  if (second === undefined) {
    const words = blindness(first, sample.piece);
    return { findings: [], evidence, ...(words === undefined ? {} : { unmeasurable: [words] }) };
  }
  return { findings: [finding('MIXED_REVISIONS', mixedWords(sample, first, second), evidence)], evidence };
}

/** Why answers that are all alike say nothing of the revision; undefined when they do. */
function blindness(only: Kind, piece: string): string | undefined {
  if (isBlank(only)) return `No answer to ${piece} holds anything by which a revision could be told.`;
  return only.count < 2 ? `Only one answer to ${piece} came that could be compared.` : undefined;
}

/** Nothing but a status: the same for every revision that does not serve the piece. */
function isBlank({ parts }: Kind): boolean {
  return Object.keys(parts).every((name) => name === 'answer');
}

function mixedWords(sample: RevisionSample, first: Kind, second: Kind): string {
  const { length: n } = sample.answers;
  const difference = describeDifference(compareParts(sample.piece, first.parts, second.parts), mostNames);
  return `${first.count} of ${n} answers are alike and ${second.count} differ from them: ${difference}.`;
}

/**
 * The service at its canonical host is that at its direct address (requirements F41). Where the canonical host answers now and then
 * as the direct one, a deployment is under way, or has stopped halfway; where it never does, its name leads elsewhere.
 */
export function judgeSameService(canonical: RevisionSample, direct: RevisionSample, host: string): Judgement {
  const evidence = [describeSample(canonical), describeSample(direct)];
  const [there, here] = [kindsOf(canonical), kindsOf(direct)];
  const [one, other] = [there[0], here[0]];
  const isComparable = one && other && canonical.piece === direct.piece && !(isBlank(one) && isBlank(other));
  if (!isComparable) {
    return {
      findings: [],
      evidence,
      unmeasurable: ['The two addresses gave no answers that can be compared.'],
    };
  }
  const isShared = there.some(({ mark }) => here.some((known) => known.mark === mark));
  if (isShared && there.length === 1 && here.length === 1) return { findings: [], evidence };
  return { findings: [differing(isShared, one, other, canonical.piece, host, evidence)], evidence };
}

function differing(
  isShared: boolean,
  one: Kind,
  other: Kind,
  piece: string,
  host: string,
  evidence: readonly string[],
): Finding {
  if (isShared) {
    const words = 'The canonical and the direct address answer alike now and then, and now and then not.';
    return finding('MIXED_REVISIONS', words, evidence);
  }
  const difference = describeDifference(compareParts(piece, other.parts, one.parts), mostNames);
  const words = `${host} never answers as the direct address does; against it: ${difference}.`;
  return finding('DNS_WRONG_TARGET', words, evidence);
}

/** The most frequent first. A server's own error says nothing of its revision. */
function kindsOf({ answers }: RevisionSample): readonly Kind[] {
  const kinds = new Map<string, Kind>();
  for (const { status, mark, parts } of answers) {
    if (status >= 500) continue;
    kinds.set(mark, { mark, parts, count: (kinds.get(mark)?.count ?? 0) + 1 });
  }
  return [...kinds.values()].toSorted((a, b) => b.count - a.count);
}

/** How many answers were alike, and how small a share of another revision would have been missed. */
function describeSample(sample: RevisionSample): string {
  const { piece, where, answers } = sample;
  const kinds = kindsOf(sample);
  const counts = kinds.map(({ mark, count }) => `${count} × ${mark}`).join(', ') || 'none';
  const errors = answers.length - kinds.reduce((sum, { count }) => sum + count, 0);
  const n = answers.length - errors;
  const bound =
    kinds.length === 1 && n > 1
      ? `; another revision behind ${Math.ceil(100 * (1 - 0.05 ** (1 / n)))} % of the answers or more would have shown, at 95 %`
      : '';
  return `${piece}${where === undefined ? '' : ` at ${where}`}: ${counts} (n = ${answers.length}${errors > 0 ? `, ${errors} errors of the server` : ''})${bound}`;
}
