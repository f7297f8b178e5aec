import type { CatalogueEntry } from './entry.ts';
import { inLayer } from './entry.ts';
import { drop, instead } from './frame-faults.ts';

const routing = inLayer('routing', 'product');

/** Messages that reach no agent, or an agent that nobody hears. */
export const silences: readonly CatalogueEntry[] = [
  routing(
    'X60-router-drops-messages',
    'Messages reach no agent',
    'AGENT_SILENT',
    'WEBSOCKET_ROUTING_BUG_FIX',
    [{ kind: 'agent-deaf' }],
    { rows: ['X60', 'X14'], beside: ['HEALTH_LIES'] },
  ),
  routing(
    'X61-bridge-mute',
    'The agent works and nobody is told',
    'AGENT_SILENT',
    'fact C',
    [drop({ event: true })],
    { rows: ['X61', 'X62'] },
  ),
  routing(
    'X61-real-revision',
    'The recorded revision of 2025-09-13: a built-in user for everybody, and no agent',
    'AGENT_SILENT',
    'recorded',
    [],
    {
      rows: ['X61', 'X14', 'X27'],
      beside: ['AUTH_BYPASSED', 'HEALTH_LIES'],
      system: 'recorded',
      grep: 'agent events|belongs to the user who|two identities|token that is garbage',
    },
  ),
  routing(
    'X63-sends-swallowed',
    'The second half of the conversation is mute',
    'AGENT_SILENT',
    'WS L1210',
    [{ kind: 'agent-deaf', runFrom: 2 }],
    { grep: 'remembers in later turns' },
  ),
  routing(
    'X63-mute-in-the-golden-turn',
    'Messages reach no agent',
    'AGENT_SILENT',
    'WS L1210',
    [{ kind: 'agent-deaf' }],
    { grep: 'nothing follows its end' },
  ),
  routing(
    'X65-ack-only',
    'The message is confirmed and no more',
    'ACK_ONLY',
    'HND L1409',
    instead({ type: 'ack', received_type: 'start_agent', status: 'acknowledged' }),
  ),
  routing(
    'X65-system-ack-only',
    'A system message confirms and no more',
    'ACK_ONLY',
    'HND L1409',
    instead({ type: 'system_message', data: { status: 'agent_message_acknowledged' } }),
  ),
];
