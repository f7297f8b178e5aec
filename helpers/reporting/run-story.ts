import type { LogLink } from '../../env/log-link.ts';
import type { Price } from '../../env/target.ts';
import type { VerdictDocument } from '../diagnosis/verdict-document.ts';
import type { IsolationCounts } from '../judge/isolation-matrix.ts';
import type { LadderReport } from '../ladder/ladder-report.ts';
import type { TurnRecord } from '../recordings/turn-record.ts';

/**
 * All that is known of a finished run, redacted: what its page, its ticket and its line in the history are made from. They read
 * nothing else.
 */
export interface RunStory {
  readonly document: VerdictDocument;
  /** What the layers showed after the first failure; a green run has none. */
  readonly ladder: LadderReport | undefined;
  /** The verdict as it was printed. */
  readonly block: string;
  /** Every turn that was recorded, in the order in which they were asked. */
  readonly turns: readonly TurnRecord[];
  /** Who received what belongs to whom, for each time that several users chatted at once. */
  readonly isolation?: readonly IsolationCounts[];
  /** How an address of the target's server logs is made; undefined where nobody has said. */
  readonly logLink?: LogLink;
  /** `<file>:<line>` of every failed test, for the command that runs them again. */
  readonly failedAt?: readonly string[];
  /** What one turn costs at the target; undefined where nobody has said. */
  readonly pricePerTurn?: Price;
}
