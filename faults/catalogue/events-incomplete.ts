import type { CatalogueEntry } from './entry.ts';
import { inLayer } from './entry.ts';
import { drop, edit } from './frame-faults.ts';

const row = inLayer('events', 'product');
const tools = ['tool_executing', 'tool_completed'];

/** Events that do not come, or come without what they must carry. */
export const incompleteEvents: readonly CatalogueEntry[] = [
  row('X67-drop-agent-started', 'agent_started never comes', 'EVENT_MISSING', 'GP', [
    drop({ type: 'agent_started' }),
  ]),
  row('X67-drop-root-start', 'The agent that answers never says that it starts', 'EVENT_MISSING', 'GP', [
    drop({ type: 'agent_started', root: true }),
  ]),
  row('X68-drop-agent-thinking', 'agent_thinking never comes', 'EVENT_MISSING', 'GP', [
    drop({ type: 'agent_thinking' }),
  ]),
  row('X69-drop-tool-executing', 'tool_executing never comes', 'EVENT_MISSING', 'GP', [
    drop({ type: 'tool_executing' }),
  ]),
  row('X69-drop-tool-completed', 'tool_completed never comes', 'EVENT_MISSING', 'GP', [
    drop({ type: 'tool_completed' }),
  ]),
  ...(
    [
      ['tool_executing', 1],
      ['tool_completed', 3],
    ] as const
  ).map(([type, nth]) =>
    row(
      `X69-drop-${type.replace('_', '-')}-${nth}`,
      `The ${type} of tool call ${nth} is lost`,
      'TOOL_UNPAIRED',
      'GP',
      [drop({ type, nth })],
    ),
  ),
  row('X69-rename-the-tool', 'A tool call ends under the name of another tool', 'TOOL_UNPAIRED', 'GP', [
    edit({ type: 'tool_completed', nth: 1 }, { 'payload.tool_name': 'weather_forecast' }),
  ]),
  row('X69-tool-of-another-agent', 'A tool call ends as that of another agent', 'TOOL_UNPAIRED', 'GP', [
    edit({ type: 'tool_completed', nth: 1 }, { agent_name: 'Other Agent' }),
  ]),
  row('X70-drop-terminal', 'The last agent_completed never comes', 'NO_TERMINAL', 'AGENT_DEATH report', [
    drop({ terminal: true }),
  ]),
  row('X71-start-and-end-alone', 'Only the start and the end come', 'EVENT_MISSING', 'BR L1266, L1281', [
    drop({ type: ['agent_thinking', ...tools] }),
  ]),
  row(
    'X66-answer-without-events',
    'An answer without any event',
    'EVENTS_MISSING',
    'WEBSOCKET_EVENTS report',
    [
      drop({ terminal: false, event: true }),
      { kind: 'frame-rename', match: { terminal: true }, to: 'agent_response' },
    ],
  ),
  ...[1, 8].map((afterEvents) =>
    row(
      `X79-silent-after-${afterEvents}`,
      `The agent dies without a word after ${afterEvents} of its events`,
      'AGENT_STALLED',
      'AGENT_DEATH report',
      [{ kind: 'agent-silent', afterEvents }],
    ),
  ),
  row(
    'X80-runs-out-of-time',
    'The agent runs out of time and nobody is told',
    'AGENT_TIMEOUT_NO_ERROR',
    'TMO; PRIORITY_3_TIMEOUT',
    [{ kind: 'agent-silent', afterEvents: 2 }],
    { settings: { AGENT_TIMEOUT_MS: '1000' }, limitPercent: 80 },
  ),
  ...(
    [
      ['run-id', 'agent_thinking', 'run_id'],
      ['agent-name', 'agent_thinking', 'agent_name'],
      ['timestamp', 'tool_completed', 'timestamp'],
      ['thought', 'agent_thinking', 'payload.reasoning'],
      ['tool-name', 'tool_executing', 'payload.tool_name'],
      ['result', 'agent_completed', 'payload.result'],
    ] as const
  ).map(([what, type, path]) =>
    row(`X71-event-lacks-${what}`, `${type} lacks ${path}`, 'EVENT_SCHEMA', 'BR L1281', [
      { kind: 'frame-edit', match: { type, nth: 1 }, delete: [path] },
    ]),
  ),
  // Found by the fuzzer: starts without a name were taken for repeats of each other.
  row('X71-sub-agents-without-name', 'No sub-agent says its name when it starts', 'EVENT_SCHEMA', 'fuzzer', [
    { kind: 'frame-edit', match: { type: 'agent_started', root: false }, delete: ['agent_name'] },
  ]),
];
