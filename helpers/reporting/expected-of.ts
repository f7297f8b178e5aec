import type { Layer } from '../diagnosis/codes.ts';
import type { Finding } from '../diagnosis/finding.ts';
import type { TurnRecord } from '../recordings/turn-record.ts';

/** What users may rely on at each layer. */
const promises: Readonly<Record<Layer, string>> = {
  self: 'The suite runs its checks and reports what it found, and nothing secret.',
  config: 'Every setting that the run needs is there and can be used.',
  dns: "The host's name leads to the product.",
  tcp: 'The host takes the connection.',
  tls: 'The certificate of the host is valid, and stays so for longer than a few days.',
  edge: 'Every request reaches the right service, as it was sent.',
  http: 'Every service answers its routes as agreed, and says that it is well.',
  auth: 'Whoever has a valid login is let in under their own name, and nobody else is.',
  handshake: "The chat socket opens in time, for a valid login and the product's own page.",
  protocol: 'The server greets, answers in the agreed form, and keeps the connection until the chat is over.',
  routing: 'An agent takes up the message.',
  isolation: 'Everybody receives what is their own, and nothing of anybody or anything else.',
  events:
    'All five events arrive in order while the agent works: agent_started, agent_thinking, tool_executing, tool_completed, and agent_completed with the answer.',
  agent: 'A real agent works on the message, and comes to an end without an error.',
  answer: 'The answer answers the question.',
  data: 'What was said is kept, and can be read again.',
  latency: 'Each step stays within its limit.',
  ui: 'The page does what its user asks, and shows what came.',
};

/** Layers at which it matters what the message asked for, and how long that may take. */
const aboutAnswers: readonly Layer[] = ['events', 'agent', 'answer'];

/** What should have been, in sentences. */
export function expectedOf({ layer }: Pick<Finding, 'layer'>, turn: TurnRecord | undefined): string {
  const wanted = (turn?.recording.prompt.expects ?? []).map((part) => `"${part}"`).join(' and ');
  const { firstEventMs, answerMs } = turn?.recording.limits ?? {};
  const more = [
    aboutAnswers.includes(layer) && wanted !== '' ? `It holds ${wanted}.` : '',
    layer === 'routing' && firstEventMs !== undefined
      ? `Its first event comes within ${s(firstEventMs)}.`
      : '',
    aboutAnswers.includes(layer) && answerMs !== undefined ? `All of it within ${s(answerMs)}.` : '',
  ];
  return [promises[layer], ...more].filter((part) => part !== '').join(' ');
}

function s(ms: number): string {
  return `${Number((ms / 1000).toFixed(1))} s`;
}
