import type { CatalogueEntry } from './entry.ts';
import { inLayer } from './entry.ts';
import { afterEnd, duplicate, edit, inject } from './frame-faults.ts';

const row = inLayer('events', 'product');
const all = ['agent_started', 'agent_thinking', 'tool_executing', 'tool_completed', 'agent_completed'];
const dashed = (type: string): string => type.replace('_', '-');
const last = { terminal: true };
const thought = {
  type: 'agent_thinking',
  run_id: '{run_id}',
  user_id: '{user_id}',
  agent_name: '{agent_name}',
  timestamp: '{timestamp}',
  payload: { reasoning: 'One more thought', step_number: 9, status: 'thinking' },
};

/** Events in the wrong place, twice, or after the end. */
export const disorderedEvents: readonly CatalogueEntry[] = [
  row('X72-think-before-start', 'The agent thinks before it starts', 'EVENT_ORDER', 'MC', [
    { kind: 'frame-swap', match: { type: 'agent_started', nth: 1 }, with: { type: 'agent_thinking' } },
  ]),
  row('X72-swap-tool-pair', 'A tool call ends before it begins', 'EVENT_ORDER', 'MC', [
    { kind: 'frame-swap', match: { type: 'tool_executing', nth: 1 }, with: { type: 'tool_completed' } },
  ]),
  row('X72-start-comes-last', 'The start comes in the middle of the run', 'EVENT_ORDER', 'MC', [
    { kind: 'frame-swap', match: { type: 'agent_started', nth: 1 }, with: { type: 'tool_executing' } },
  ]),
  row('X72-completed-before-tools', 'The agent completes before its tools', 'EVENT_ORDER', 'MC', [
    afterEnd({ type: ['tool_executing', 'tool_completed'] }, 'move'),
  ]),
  row('X72-swap-the-last-two', 'A sub-agent completes after the end', 'EVENT_AFTER_TERMINAL', 'MC', [
    afterEnd({ type: 'agent_completed', root: false, which: 'last' }, 'move'),
  ]),
  ...all
    .filter((type) => type === 'agent_started' || type === 'agent_thinking')
    .map((type) =>
      row(`X73-duplicate-${dashed(type)}`, `${type} is delivered twice`, 'EVENT_DUPLICATED', 'issue 567', [
        duplicate({ type, nth: 1 }),
      ]),
    ),
  row('X73-start-twice', 'The agent starts twice, with stamps of its own', 'EVENT_DUPLICATED', 'issue 567', [
    inject(
      { type: 'agent_started', nth: 1 },
      { ...thought, type: 'agent_started', payload: { status: 'started' } },
    ),
  ]),
  row('X73-terminal-twice', 'The last agent_completed comes twice', 'TERMINAL_REPEATED', 'issue 567', [
    duplicate(last),
  ]),
  row(
    'X73-terminal-again-later',
    'The last agent_completed comes again after 150 ms',
    'TERMINAL_REPEATED',
    'issue 567',
    [duplicate(last, 150)],
  ),
  row(
    'X73-terminal-again-after-3-s',
    'The end comes again 3 s later',
    'TERMINAL_REPEATED',
    'issue 567',
    [duplicate(last, 3_000)],
    { grep: 'nothing follows its end' },
  ),
  row(
    'X73-error-after-completion',
    'An agent_error follows the completion',
    'TERMINAL_REPEATED',
    'SSOT duplication',
    [
      inject(last, {
        ...thought,
        type: 'agent_error',
        payload: { status: 'error', error_message: 'It failed' },
      }),
    ],
  ),
  row('X72-thinking-after-the-end', 'A thought comes after the end', 'EVENT_AFTER_TERMINAL', 'MC', [
    inject(last, thought),
  ]),
  row(
    'X72-thinking-long-after-the-end',
    'A thought comes 2.5 s after the end',
    'EVENT_AFTER_TERMINAL',
    'MC',
    [inject(last, thought, 2_500)],
    {
      grep: 'nothing follows its end',
    },
  ),
  ...['agent_thinking'].map((type) =>
    row(`X78-${dashed(type)}-of-another-run`, `${type} carries another run`, 'RUN_MISMATCH', 'fact E', [
      edit({ type, nth: 2 }, { run_id: 'run_ffffffff00' }),
    ]),
  ),
  // Found by the fuzzer: an id below the envelope was not looked at.
  row(
    'X78-another-thread',
    'An event names another thread',
    'THREAD_MISMATCH',
    'THREAD_ID_SESSION_MISMATCH',
    [edit({ type: 'agent_thinking', nth: 1 }, { thread_id: 'thread_of_nobody' })],
  ),
];
