import type { PageSocket } from '../browser/page-record.ts';
import type { PageWatch } from '../browser/page-watch.ts';
import { finding } from '../diagnosis/finding.ts';
import { isBypassUser } from './bypass-user.ts';
import { chatSockets } from './chat-sockets.ts';
import { excerpt } from './excerpt.ts';
import { isUser, userIdsOf } from './is-stranger-frame.ts';
import type { Judgement } from './judgement.ts';

/** The names of the first frame that the server says to a new socket (docs/contract.md). */
const greetings: readonly unknown[] = [
  'connect',
  'connection_established',
  'connection_ready',
  'connection_ack',
];

/** The greeting has to be there by then (requirements 2c, 500 ms after the upgrade), µs. */
const greetedWithinUs = 500_000;

/**
 * The server greets the page's socket, and names in its greeting the user who is signed in on the page. Nothing is said of a page
 * that has no socket: that is a finding of its own.
 */
export function judgePageGreeting(
  { sockets, frames }: Pick<PageWatch, 'sockets' | 'frames'>,
  ws: string,
  subject: string,
): Judgement {
  const open = chatSockets(sockets, ws).filter(isOpenLongEnough);
  const heard = frames.filter(({ direction }) => direction === 'in');
  const greeting = heard.find(({ json }) => greetings.includes(json?.['type']));
  const named = greeting && userIdsOf(greeting)[0];
  const evidence = [
    `signed in as ${subject}; ${heard.length} frames came; ${open.length} sockets stood long enough to be greeted`,
    ...(greeting ? [`greeting: ${excerpt(greeting.raw)}`] : []),
  ];
  if (!greeting && open.length === 0) {
    return {
      findings: [],
      evidence,
      unmeasurable: ['No socket of the page stood long enough to be greeted.'],
    };
  }
  if (!greeting || named === undefined) {
    const [first] = heard;
    const words = greeting
      ? 'It names no user.'
      : `The first frame on the socket of the page is ${first ? excerpt(first.raw, 60) : 'none at all'}.`;
    return { findings: [finding('NO_CONNECTED_FRAME', words, evidence)], evidence };
  }
  if (isUser(named, subject)) return { findings: [], evidence };
  const code = isBypassUser(named) ? 'AUTH_BYPASSED' : 'IDENTITY_MISMATCH';
  const words = `The page is signed in as ${subject}, but its socket runs as ${named}.`;
  return { findings: [finding(code, words, evidence)], evidence };
}

/** A socket that ends before the greeting is due says nothing of the server: the page itself may have closed it. */
function isOpenLongEnough(socket: PageSocket): boolean {
  const { status, answeredAtUs, openedAtUs, closedAtUs = Infinity } = socket;
  return status === 101 && closedAtUs - (answeredAtUs ?? openedAtUs) >= greetedWithinUs;
}
