import type { Code } from '../../../helpers/diagnosis/codes.ts';

/** By what a turn is told that ended in nothing (docs/judging.md, rule 5 and "Silence"). */
export const unended: readonly Code[] = ['NO_TERMINAL', 'AGENT_STALLED', 'AGENT_TIMEOUT_NO_ERROR'];
/** Of one event after the end it can be said that it came late, or that it stands in the wrong place (rule 5). */
export const afterEnd: readonly Code[] = ['EVENT_AFTER_TERMINAL', 'EVENT_ORDER'];

const ruleOf: Partial<Record<Code, string>> = {
  EVENT_ORDER: 'rules 1, 3, 4: order',
  EVENT_MISSING: 'rule 2: missing',
  TOOL_UNPAIRED: 'rule 3: pairs',
  NO_TERMINAL: 'rule 5: no end',
  TERMINAL_REPEATED: 'rule 5: ends again',
  EVENT_AFTER_TERMINAL: 'rule 5: after the end',
  EVENT_DUPLICATED: 'rule 7: twice',
  AGENT_ERROR: 'silence: error',
};

/** The rule that is broken when one of these codes is due. */
export function grammarRule(codes: readonly Code[]): string {
  return codes.map((code) => ruleOf[code]).find((name) => name !== undefined) ?? 'rule 5: no end';
}
