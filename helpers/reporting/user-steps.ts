import type { Code, Layer } from '../diagnosis/codes.ts';
import type { Finding } from '../diagnosis/finding.ts';
import type { TurnRecord } from '../recordings/turn-record.ts';
import type { RunStory } from './run-story.ts';

/** Layers at which a user meets the break by logging in, by opening the chat, and by using it. */
const atChat: readonly Layer[] = ['handshake', 'protocol'];
const inChat: readonly Layer[] = ['routing', 'events', 'agent', 'answer'];

/** What a user meets at the login itself. */
const atLogin: readonly Code[] = [
  'AUTH_DOWN',
  'AUTH_ENDPOINT_MISSING',
  'LOGIN_5XX',
  'LOGIN_REFUSED',
  'UI_LOGIN_NOT_SHOWN',
  'UI_LOGIN_FAILED',
];

/** Nobody does that on a page: only the check does. */
const byCheckAlone: readonly Code[] = [
  'SUBPROTOCOL_NEGOTIATION',
  'ORIGIN_UNCHECKED',
  'MESSAGE_IGNORED',
  'MESSAGE_TOO_LARGE',
  'CONNECTION_LEAK',
  'DEMO_UNLABELLED',
];

/**
 * How to see it again, as a user where a user can: each a plain sentence, to be numbered. What only a check can do names the command
 * that does it.
 */
export function userSteps(
  { code, layer }: Pick<Finding, 'code' | 'layer'>,
  { document }: Pick<RunStory, 'document'>,
  turn: TurnRecord | undefined,
  command: string,
): readonly string[] {
  const page = document.run.urls['frontend'];
  const open = `Open ${page === undefined ? 'the chat page' : page}${document.product ? '' : ' (the stack that came with this suite; it runs only while the suite does)'}.`;
  const byCommand = [`Run \`${command}\`.`];
  if (byCheckAlone.includes(code)) return byCommand;
  if (atLogin.includes(code)) return [open, 'Log in with a valid account.'];
  if (turn) return [open, ...asking(turn)];
  if (layer === 'ui') return [open, 'Log in.', 'Do there what the check did that is named below.'];
  if (atChat.includes(layer)) return [open, 'Log in.', 'Open a new chat and wait until it is connected.'];
  if (inChat.includes(layer))
    return [open, 'Log in.', 'Open a new chat, send a message and wait for its answer.'];
  return byCommand;
}

function asking({ recording, page }: TurnRecord): readonly string[] {
  const seconds = Math.round(Math.max(0, recording.endedAtUs - recording.sentAtUs) / 1_000_000);
  return [
    'Log in.',
    recording.earlierRuns.length === 0
      ? 'Open a new chat.'
      : 'Go on in a chat in which something was said before.',
    `Send: ${JSON.stringify(recording.prompt.text)}`,
    `Wait for the answer; the check waited ${seconds} s${page ? ' at the page' : ', on the chat socket itself, without the page'}.`,
  ];
}
