import type { HttpRoute } from '../chat/http-routes.ts';
import type { PostedTurn } from '../chat/chat.ts';
import type { Code } from '../diagnosis/codes.ts';
import { finding, type Finding } from '../diagnosis/finding.ts';
import { describeReply } from '../http/describe-reply.ts';
import { fieldOf } from '../http/field-of.ts';
import type { HttpReply } from '../http/http-client.ts';
import { excerpt } from './excerpt.ts';
import { answerOf, judgeText } from './judge-answer.ts';
import { leakedCode } from './judge-frames.ts';
import { judgeReplyFields } from './judge-reply-fields.ts';
import { judgeEvents } from './judge-turn.ts';
import type { Judgement, TurnJudgement } from './judgement.ts';
import { refusedTokenCode } from './refused-token-code.ts';
import { viewRun } from './run-view.ts';

/** A message that went by HTTP: taken, and answered in the reply with what was asked. */
export function judgeReplyByHttp(posted: PostedTurn, route: HttpRoute): Judgement {
  const { reply, prompt } = posted;
  const evidence = [describeReply(reply)];
  if (reply.status !== 200) return { findings: [refusal(reply), ...leaks(reply)], evidence };
  const text = route.answer(reply.json);
  if (text === undefined) {
    const words = `${route.path} answered 200 without an answer in its body.`;
    return { findings: [finding('API_CONTRACT', words, evidence), ...leaks(reply)], evidence };
  }
  return {
    findings: [...judgeText(text, prompt), ...judgeReplyFields(posted), ...leaks(reply)],
    evidence: [`${route.path} answered: ${excerpt(text, 120)}`],
  };
}

/**
 * The same on a way that only stands in for another: a prepared text there is no broken promise, but a detour, and called so
 * (requirements, F38 and fact K).
 */
export function judgeFallback(posted: PostedTurn, route: HttpRoute): Judgement {
  const { findings, evidence } = judgeReplyByHttp(posted, route);
  return {
    findings: findings.map((one) => (one.code === 'CANNED_AGENT' ? { ...one, severity: 'degraded' } : one)),
    evidence,
  };
}

/**
 * A message over HTTP as a whole: its reply, and its run on the user's socket, which is like any other and ends with the answer of
 * the reply. A message that was not taken has no run.
 */
export function judgePosted(posted: PostedTurn, route: HttpRoute): TurnJudgement {
  const inReply = judgeReplyByHttp(posted, route);
  const { reply, turn } = posted;
  if (turn === undefined) return inReply;
  const { recording } = turn;
  const shown = viewRun(recording).own.map(({ event }) => event.type);
  const replied = route.answer(reply.json);
  const isUnseen = recording.ending.kind === 'silent' && replied !== undefined;
  const onSocket = isUnseen
    ? [unseen(reply)]
    : [...judgeEvents(recording), ...differing(replied, answerOf(recording))];
  return {
    findings: [...inReply.findings, ...onSocket],
    evidence: [...inReply.evidence, `on the socket: ${shown.join(', ') || 'no event'}`],
    turns: [turn],
  };
}

function unseen(reply: HttpReply): Finding {
  const words = `${new URL(reply.url).pathname} answered, and the socket of the user showed nothing of it.`;
  return finding('EVENTS_MISSING', words, [describeReply(reply)]);
}

function differing(replied: string | undefined, shown: string | undefined): Finding[] {
  if (replied === undefined || shown === undefined) return [];
  const cut = shown.trim().replace(/(?:\.\.\.|…|\(truncated\))$/, '');
  if (replied.trim() === shown.trim() || (cut !== shown.trim() && replied.trim().startsWith(cut))) return [];
  return [
    finding('ANSWER_WRONG', 'The reply and the socket give different answers to one message.', [
      `reply: ${excerpt(replied)}`,
      `socket: ${excerpt(shown)}`,
    ]),
  ];
}

function refusal(reply: HttpReply): Finding {
  const { status, json, text } = reply;
  const path = new URL(reply.url).pathname;
  const fields = fieldsOf(json);
  const words = fields.length > 0 ? ` It wants: ${fields.join(', ')}.` : '';
  const code: Code =
    status === 401 || status === 403
      ? refusedTokenCode(text)
      : status === 404 || status === 405
        ? 'API_ROUTE_MISSING'
        : status >= 500
          ? 'API_5XX'
          : 'API_CONTRACT';
  return finding(code, `A message to ${path} got ${status}.${words}`, [describeReply(reply)]);
}

/** The fields that a 422 complains of, each once: `query.user_id (Field required)`. */
function fieldsOf(json: unknown): readonly string[] {
  const detail = fieldOf(json, 'detail');
  if (!Array.isArray(detail)) return [];
  const named = detail.map((one: unknown) => {
    const place = fieldOf(one, 'loc');
    const where = Array.isArray(place) ? place.join('.') : 'a field';
    const why = fieldOf(one, 'msg');
    return typeof why === 'string' ? `${where} (${why})` : where;
  });
  return [...new Set(named)];
}

function leaks({ text }: HttpReply): Finding[] {
  const leaked = leakedCode(text);
  return leaked === undefined ? [] : [finding('CODE_LEAK', `The body says: ${leaked}.`)];
}
