import type { TriggerName } from '../../env/rollback-triggers.ts';

/** What a watch comes to. The first three are words of a watch, the others of one after a rollback; `HOLD` belongs to both. */
export type WatchWord = 'STABLE' | 'HOLD' | 'ROLLBACK_ADVISED' | 'RECOVERED' | 'NOT_RECOVERED';

export interface WatchJudgement {
  readonly word: WatchWord;
  /** What stands behind the word after a colon: a trigger by its name, or what did not recover. */
  readonly trigger?: TriggerName | 'HEALTH';
  /** Why, in full sentences, the weightiest first. */
  readonly reasons: readonly string[];
  /** True when more samples can change nothing. */
  readonly isFinal: boolean;
}
