import { keepText } from './kept-texts.ts';
import { readTurn } from './read-turn.ts';
import type { PassedJudgement, TurnRecord } from './turn-record.ts';

/** The name under which a test hands over a turn. */
export const turnAttachment = 'golden-path-turn';

/** What of Playwright's test cases holds the turns. */
export interface TestWithTurns {
  readonly results: readonly {
    readonly attachments: readonly { readonly name: string; readonly body?: Buffer | undefined }[];
  }[];
}

/**
 * Every turn of a run once, in the order in which they were asked. A turn that several tests read is one, with the judgements of all.
 * An attachment that cannot be read is left out: its test has a report of its own, and no picture is worth a run.
 */
export function turnsOfRun(tests: readonly TestWithTurns[]): readonly TurnRecord[] {
  const bodies = tests.flatMap(({ results }) =>
    results.flatMap(({ attachments }) =>
      attachments.flatMap(({ name, body }) => (name === turnAttachment && body ? [body] : [])),
    ),
  );
  const turns = new Map<string, TurnRecord>();
  for (const body of bodies) {
    const turn = readable(body.toString('utf8'));
    if (!turn) continue;
    const key = keyOf(turn);
    const known = turns.get(key);
    const judgements = joined(known?.judgements ?? [], turn.judgements);
    // Named by the first test that holds it.
    turns.set(key, known ? { ...turn, judgements, check: known.check, title: known.title } : turn);
  }
  return [...turns.values()].toSorted((a, b) => ((a.askedAt ?? '') < (b.askedAt ?? '') ? -1 : 1));
}

/** A turn is known by the word that only its message carries; one without such a word by when it was asked, and by whom. */
function keyOf({ recording: { prompt }, askedAt, check }: TurnRecord): string {
  return prompt.nonce === '' ? `${check} ${askedAt ?? ''}` : prompt.nonce;
}

function joined(
  some: readonly PassedJudgement[],
  others: readonly PassedJudgement[],
): readonly PassedJudgement[] {
  return [...new Map([...some, ...others].map((one) => [JSON.stringify(one), one])).values()];
}

function readable(text: string): TurnRecord | undefined {
  try {
    const turn = readTurn(text);
    keepText(turn, text);
    return turn;
  } catch {
    return undefined;
  }
}
