import type { FaultInput } from '../../../faults/fault.ts';
import type { Finding } from '../../../helpers/diagnosis/finding.ts';
import type { Asked } from './asked.ts';
import type { Conversation } from './conversation.ts';
import { hear } from './hear.ts';
import type { HeardEvent, HeardMessage } from './heard.ts';
import type { Ruling } from './ruling.ts';

/** One case in lines: the faults as data, what crossed the wire, what the oracle says, what the judge says. */
export function drawCase(
  faults: readonly FaultInput[],
  { messages, close }: Conversation,
  asked: Asked,
  ruling: Ruling,
  found: readonly Finding[],
): string {
  const crossed = hear(messages).map(
    (message) => `  ${Math.round(message.atMs - asked.sentMs)} ms ${nameOf(message)}`,
  );
  const broken = ruling.breaches.map(({ rule, anyOf }) => `  ${rule}: ${[...new Set(anyOf)].join(' or ')}`);
  const said = found.map(({ severity, code, sentence }) => `  ${severity} ${code}: ${sentence}`);
  return [
    'faults, as data:',
    ...faults.map((fault) => `  ${JSON.stringify(fault)}`),
    `what came (declared root ${asked.declaredRoot ?? 'none'}):`,
    ...crossed,
    ...(close ? [`  ${Math.round(close.atMs - asked.sentMs)} ms closed with ${close.code}`] : []),
    `the oracle: ${broken.length > 0 ? 'broken' : 'legal'}`,
    ...broken,
    ...ruling.unclear.map((why) => `  unclear: ${why}`),
    ...(ruling.may.size > 0 ? [`  may be said: ${[...ruling.may].join(', ')}`] : []),
    `the judge: ${said.length > 0 ? '' : 'nothing'}`,
    ...said,
  ].join('\n');
}

function nameOf({ heard, text }: HeardMessage): string {
  switch (heard.kind) {
    case 'event':
      return eventName(heard.event);
    case 'wrapped':
      return `wrapped: ${heard.events.map(eventName).join(', ')} in ${text.slice(0, 60)}`;
    default:
      return `${heard.kind}: ${text.slice(0, 100)}`;
  }
}

function eventName({ type, agent, tool, runId, envelope, uid }: HeardEvent): string {
  return [`${type} (${agent ?? 'nobody'})`, tool, runId ?? 'no run', envelope, `emission ${uid}`]
    .filter((part) => part !== undefined)
    .join(' ');
}
