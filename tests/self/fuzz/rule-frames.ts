import type { Asked } from './asked.ts';
import type { HeardEvent, HeardMessage } from './heard.ts';
import { asObject, asWord } from './json.ts';
import { breachIf, joinRulings, mayIf, type Ruling } from './ruling.ts';
import { eventsOf, isMadeUp, strangeNonces, type SortedEvents } from './sort-events.ts';

/** What only an exception leaves in a message (requirements, section 3: exception text in a frame). */
const exceptionWords =
  /name '\w+' is not defined|has no attribute '|cannot pickle '|Traceback \(most recent call last\)/;

/** Rules 6, 8 and 9: whose the messages are, whether they can be read, and what they must carry. */
export function ruleFrames(messages: readonly HeardMessage[], sorted: SortedEvents, asked: Asked): Ruling {
  const kinds = new Set(messages.map(({ heard }) => heard.kind));
  const plain = messages.flatMap(({ heard }) => (heard.kind === 'event' ? [heard.event] : []));
  const users = messages.flatMap(namedUsers).filter((id) => !isUser(id, asked));
  const isStrange = messages.some(({ text, isBinary }) => !isBinary && strangeNonces(text, asked).length > 0);
  return joinRulings([
    breachIf(kinds.has('unreadable'), 'rule 8: unreadable', 'FRAME_UNPARSABLE'),
    breachIf(kinds.has('nameless'), 'rule 8: no type', 'UNKNOWN_ENVELOPE'),
    breachIf(kinds.has('wrapped'), 'rule 8: wrapped', 'ENVELOPE_WRAPPED'),
    breachIf(
      plain.some(({ envelope }) => envelope !== 'canonical'),
      'rule 8: older envelope',
      'ENVELOPE_DRIFT',
    ),
    breachIf(users.some((id) => !isMadeUp(id)) || isStrange, 'rule 6: another user', 'CROSS_USER_LEAK'),
    breachIf(users.some(isMadeUp), 'rule 6: made-up user', 'AUTH_BYPASSED'),
    ruleRuns(sorted),
    breachIf(
      sorted.own.some((event) => isMisthreaded(event, asked)),
      'rule 6: thread',
      'THREAD_MISMATCH',
    ),
    breachIf(
      sorted.earlier.some(({ runId }) => asked.earlierRuns.some((run) => run.runId === runId && run.ended)),
      'rule 5: after the end',
      'EVENT_AFTER_TERMINAL',
    ),
    ruleFields(sorted),
    breachIf(
      messages.some(({ text, isBinary }) => !isBinary && exceptionWords.test(text)),
      'exception text',
      'CODE_LEAK',
    ),
  ]);
}

/** Rule 6: every run id of a message is the run's. */
function ruleRuns({ runId, own, strays }: SortedEvents): Ruling {
  const twofold = own.some(({ runIds }) => runIds.some((id) => id !== runId));
  return joinRulings([
    breachIf(strays.length > 0 || twofold, 'rule 6: another run', 'RUN_MISMATCH'),
    // The repeat of a stray is a repeat, whoever it belongs to.
    mayIf(strays.length > 1, 'EVENT_DUPLICATED'),
  ]);
}

/** Rule 9, and the run id of rule 6. */
function ruleFields({ once, strays, foreign }: SortedEvents): Ruling {
  const isLacking = (event: HeardEvent): boolean => lacks(event);
  return joinRulings([
    breachIf([...once, ...strays].some(isLacking), 'rule 9: fields', 'EVENT_SCHEMA'),
    mayIf(foreign.some(isLacking), 'EVENT_SCHEMA'),
  ]);
}

function lacks({ type, envelope, runId, agent, stamp, tool, body }: HeardEvent): boolean {
  if (envelope === 'canonical' && (runId === undefined || agent === undefined || !stamp)) return true;
  const places = [body, asObject(body['metadata']) ?? {}];
  switch (type) {
    case 'agent_thinking':
      return !['reasoning', 'thought', 'message', 'content', 'text'].some(
        (field) => (asWord(body[field]) ?? '').trim() !== '',
      );
    case 'tool_executing':
    case 'tool_completed':
      return tool === undefined;
    case 'agent_completed':
      return !places.some((place) =>
        ['result', 'results', 'response', 'final_response'].some((field) => (place[field] ?? null) !== null),
      );
    default:
      return false;
  }
}

/** The product may rewrite a thread into `thread_…_session_…` (websocket.md 3.3). */
function isMisthreaded({ threadId }: HeardEvent, asked: Asked): boolean {
  if (threadId === undefined || asked.threadId === undefined) return false;
  return threadId !== asked.threadId && !/^thread_.*_session_/.test(threadId);
}

/** Some frames cut the id short and mark the cut with three dots (websocket.md 2). */
function isUser(id: string, { userId }: Asked): boolean {
  return id === userId || (id.endsWith('...') && userId.startsWith(id.slice(0, -3)));
}

/** The users that a message names: at its top, one below, and in what is wrapped in it. */
function namedUsers(message: HeardMessage): readonly string[] {
  const { json } = message;
  const places = [json, asObject(json?.['payload']), asObject(json?.['data'])];
  const wrapped = eventsOf([message]).map(({ userId }) => userId);
  return [...places.map((place) => asWord(place?.['user_id'])), ...wrapped].filter((id) => id !== undefined);
}
