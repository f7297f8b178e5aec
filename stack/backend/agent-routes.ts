import type { Context } from 'hono';

import type { TurnOutcome } from '../chat/chat-service.ts';
import type { Route } from '../http/route.ts';
import { asUser } from './as-user.ts';
import type { BackendService } from './backend-service.ts';
import { errorAnswer } from './error-answer.ts';
import { invalidRequest } from './invalid-request.ts';
import { objectBody } from './object-body.ts';

type Answered = Extract<TurnOutcome, { kind: 'answered' }>;
type Answer = (
  turn: Answered,
  userId: string,
  fields: Readonly<Record<string, unknown>>,
) => Readonly<Record<string, unknown>>;

/**
 * A turn over HTTP, as the frontend takes it by default. The user's sockets see its events like those of any other turn.
 * The user is the token's; `user_id` in the query, which the recorded service demands, is not looked at.
 */
export function agentRoutes(service: BackendService): readonly Route[] {
  const execute: Answer = ({ answer, tookMs, runId, threadId }, userId, fields) => ({
    success: true,
    status: 'success',
    agent: typeof fields['type'] === 'string' ? fields['type'] : 'supervisor',
    response: answer,
    execution_time: tookMs / 1000,
    circuit_breaker_state: 'CLOSED',
    error: null,
    run_id: runId,
    thread_id: threadId,
    user_id: userId,
  });
  const executeV2: Answer = ({ answer, runId, threadId }, userId) => ({
    success: true,
    run_id: runId,
    status: 'completed',
    message: answer,
    user_id: userId,
    thread_id: threadId,
    session_scoped: true,
  });
  return [
    {
      method: 'POST',
      path: '/api/agents/execute',
      summary: 'Take a turn',
      handle: asUser(service.auth, (context, userId) => takeTurn(service, context, userId, execute)),
    },
    {
      method: 'POST',
      path: '/api/agent/v2/execute',
      summary: 'Take a turn',
      handle: asUser(service.auth, (context, userId) => takeTurn(service, context, userId, executeV2)),
    },
  ];
}

async function takeTurn(
  { chat }: BackendService,
  context: Context,
  userId: string,
  answer: Answer,
): Promise<Response> {
  const body = await objectBody(context);
  if (body.kind === 'refused') return body.response;
  const message = body.fields['message'];
  if (typeof message !== 'string' || message.trim() === '') {
    return invalidRequest(context, {
      type: 'missing',
      loc: ['body', 'message'],
      msg: 'Field required',
      input: body.fields,
    });
  }
  const named = body.fields['thread_id'] ?? context.req.query('thread_id');
  const threadId = typeof named === 'string' && named !== '' ? named : undefined;
  const owner = threadId === undefined ? userId : chat.threads.find(threadId)?.userId;
  if (owner !== undefined && owner !== userId) return errorAnswer(context, 403, 'Access denied');

  const turn = await chat.takeTurn(userId, { text: message.trim(), threadId, isWatched: true });
  switch (turn.kind) {
    case 'answered':
      return context.json(answer(turn, userId, body.fields));
    case 'refused':
      return errorAnswer(context, 404, turn.message);
    case 'failed':
      return errorAnswer(context, 500, 'The request could not be processed');
  }
}
