import type { Code } from '../../../helpers/diagnosis/codes.ts';
import type { Asked } from './asked.ts';
import type { WireClose } from './conversation.ts';
import type { HeardMessage } from './heard.ts';
import { asObject, asWord } from './json.ts';
import { answerOf } from './rule-answer.ts';
import { breachIf, joinRulings, mayIf, type Ruling } from './ruling.ts';
import type { SortedEvents } from './sort-events.ts';

const closeCodes: Readonly<Record<number, Code>> = {
  1006: 'WS_1006',
  1008: 'WS_AUTH_FAILED',
  1009: 'MESSAGE_TOO_LARGE',
  1011: 'WS_1011',
};
/** Frames of the contract that never answer (docs/contract.md, "A turn"). */
const aroundTheChat: ReadonlySet<string> = new Set([
  ...['connect', 'connection_established', 'ping', 'pong', 'heartbeat', 'heartbeat_ack', 'system_message'],
  ...['disconnect', 'jsonrpc', 'thread_data', 'server_shutdown'],
]);
const silent: readonly Code[] = ['AGENT_SILENT', 'ACK_ONLY', 'EVENTS_MISSING', 'WS_HALF_OPEN'];

/** docs/judging.md, "Silence": a connection that ended before its turn did, errors in words, and nothing at all. */
export function ruleSilence(
  messages: readonly HeardMessage[],
  sorted: SortedEvents,
  asked: Asked,
  close: WireClose | undefined,
): Ruling {
  const troubles = messages.flatMap(({ heard }) => (heard.kind === 'trouble' ? [heard] : []));
  // Nobody started and nobody is declared: who the root is, and so what its end is, the documents leave open.
  const isLed = sorted.own.length === 0 || sorted.root !== undefined;
  const closeCode = close && (closeCodes[close.code] ?? 'WS_CLOSED_BEFORE_TERMINAL');
  return joinRulings([
    breachIf(
      troubles.some(({ isAboutLogin }) => isAboutLogin),
      'silence: error',
      'WS_AUTH_FAILED',
    ),
    breachIf(
      troubles.some(({ isAboutLogin }) => !isAboutLogin),
      'silence: error',
      'AGENT_ERROR',
    ),
    ...(closeCode
      ? [
          breachIf(!sorted.isPerhapsOver && isLed, 'silence: closed', closeCode),
          mayIf(!sorted.isOver || !isLed, closeCode),
        ]
      : []),
    // The end came, but under a wrong id: whether the close cut the run off then depends on the reading.
    mayIf(sorted.strays.length + sorted.foreign.length > 0, ...silent),
    sorted.own.length > 0 || close
      ? joinRulings([])
      : ruleNothing(messages, troubles.length > 0 || sorted.foreign.length > 0, asked),
  ]);
}

function ruleNothing(
  messages: readonly HeardMessage[],
  isExplained: boolean,
  { nonce, isServerAlive }: Asked,
): Ruling {
  if (isExplained) return mayIf(true, ...silent);
  const outside = messages.flatMap(({ heard, text }) =>
    heard.kind === 'outside' ? [{ ...heard, text }] : [],
  );
  const acks = outside.filter(({ json, type }) => {
    const status = json['status'] ?? asObject(json['data'])?.['status'];
    return (
      (/(?:^|_)ack$/.test(type) && type !== 'heartbeat_ack') || /acknowledged/.test(asWord(status) ?? '')
    );
  });
  const isAnswered = outside
    .filter((one) => !acks.includes(one))
    .some(({ text, type, json }) => {
      if (nonce !== '' && text.toLowerCase().includes(nonce.toLowerCase())) return true;
      const body = asObject(json['payload']) ?? asObject(json['data']) ?? json;
      return !aroundTheChat.has(type) && answerOf(body) !== '';
    });
  const codes = ((): readonly Code[] => {
    if (isAnswered) return ['EVENTS_MISSING'];
    if (!isServerAlive) return ['WS_HALF_OPEN'];
    return acks.length > 0 ? ['ACK_ONLY'] : ['AGENT_SILENT'];
  })();
  return breachIf(true, 'silence: nothing', ...codes);
}
