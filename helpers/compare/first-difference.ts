import type { TurnRecord } from '../recordings/turn-record.ts';
import { turnSteps } from './turn-steps.ts';

/** Where two turns part. */
export interface FirstDifference {
  /** Counted from 1, of the steps that `turnSteps` gives. */
  readonly place: number;
  /** The last step that both have. */
  readonly before: string | undefined;
  readonly left: string | undefined;
  readonly right: string | undefined;
}

/** The first frame that differs between two turns; undefined where none does. Pure. */
export function firstDifference(
  left: Pick<TurnRecord, 'recording'>,
  right: Pick<TurnRecord, 'recording'>,
): FirstDifference | undefined {
  const [one, other] = [turnSteps(left), turnSteps(right)];
  for (let at = 0; at < Math.max(one.length, other.length); at += 1) {
    if (one[at] !== other[at]) {
      return { place: at + 1, before: one[at - 1], left: one[at], right: other[at] };
    }
  }
  return undefined;
}
