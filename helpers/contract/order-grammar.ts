/** What can come, and how the diagram says it. */
export const orderSigns = {
  'root-starts': 'agent_started (its agent is the root)',
  starts: 'agent_started, not twice in a row',
  thinks: 'agent_thinking',
  calls: 'tool_executing',
  returns: 'tool_completed, another call is open',
  'returns-last': 'tool_completed of the last open call',
  completes: 'agent_completed of another agent, not twice in a row',
  'root-completes': 'agent_completed of the root, all five types seen',
  'root-fails': 'agent_error of the root',
} as const;
export type OrderSign = keyof typeof orderSigns;

/** What each state means. The run begins in the first; in the last two it has ended. */
export const orderStates = {
  asked: 'The message was sent',
  working: 'The root has begun',
  tool: 'A tool call is open',
  ended: 'The answer is there',
  failed: 'The root has failed',
} as const;
export type OrderState = keyof typeof orderStates;

/** In `from`, `on` may come, and leads to `to`. */
export interface OrderStep {
  readonly from: OrderState;
  readonly on: OrderSign;
  readonly to: OrderState;
}

const step = (from: OrderState, on: OrderSign, to: OrderState): OrderStep => ({ from, on, to });

/**
 * The order of the events of one run (docs/judging.md, rules 1 to 5 and 7), as it is published. What is not listed is an error. A
 * self-test walks it and holds it against the judge.
 */
export const orderGrammar: readonly OrderStep[] = [
  step('asked', 'root-starts', 'working'),
  step('working', 'starts', 'working'),
  step('working', 'thinks', 'working'),
  step('working', 'completes', 'working'),
  step('working', 'calls', 'tool'),
  step('tool', 'starts', 'tool'),
  step('tool', 'thinks', 'tool'),
  step('tool', 'completes', 'tool'),
  step('tool', 'calls', 'tool'),
  step('tool', 'returns', 'tool'),
  step('tool', 'returns-last', 'working'),
  step('working', 'root-completes', 'ended'),
  step('working', 'root-fails', 'failed'),
  step('tool', 'root-fails', 'failed'),
];
