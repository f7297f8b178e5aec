import type { FrameMatch } from '../../vocabulary/frame-match.ts';
import { occurs } from '../occurs.ts';
import type { Frame } from './frame.ts';

/** Finds the frames of one socket that a fault means. */
export class FrameMatcher {
  private readonly counts = new Map<string, number>();

  constructor(
    private readonly match: Partial<FrameMatch>,
    private readonly connection: number,
  ) {}

  /** Counts the frame when it fits, and says whether its turn is meant. */
  takes(frame: Frame): boolean {
    if (!this.fits(frame)) return false;
    const bucket = frame.facts.runId ?? '';
    const count = (this.counts.get(bucket) ?? 0) + 1;
    this.counts.set(bucket, count);
    return occurs(count, this.match.which === 'first' ? { nth: 1 } : this.match);
  }

  /** Whether the frame is of the kind that is meant, whichever one it is. */
  fits({ facts, type, json }: Frame): boolean {
    const { match } = this;
    const is = (wanted: boolean | undefined, fact: boolean): boolean =>
      wanted === undefined || wanted === fact;
    const within = (n: number, exact: number | undefined, from: number | undefined): boolean =>
      (exact === undefined || n === exact) && (from === undefined || n >= from);
    const types = typeof match.type === 'string' ? [match.type] : match.type;
    return (
      facts.direction === (match.direction ?? facts.direction) &&
      (types === undefined || (type !== undefined && types.includes(type))) &&
      (match.agent === undefined || json?.['agent_name'] === match.agent) &&
      (match.root === undefined || (facts.runId !== undefined && facts.isRoot === match.root)) &&
      is(match.terminal, facts.isTerminal) &&
      is(match.event, facts.runId !== undefined) &&
      is(match.chat, facts.isChat) &&
      is(match.early, facts.isEarly) &&
      within(facts.run, match.run, match.runFrom) &&
      within(this.connection, match.connection, match.connectionFrom)
    );
  }
}
