import type { PostedTurn } from '../chat/chat.ts';
import { finding, type Finding } from '../diagnosis/finding.ts';
import { describeReply } from '../http/describe-reply.ts';
import { fieldOf } from '../http/field-of.ts';
import { isBypassUser } from './bypass-user.ts';
import { excerpt } from './excerpt.ts';
import { isThread } from './is-thread.ts';
import { viewRun } from './run-view.ts';

/**
 * What a reply with an answer says besides it (requirements F38; the published schemas of both routes): that it succeeded, and whose
 * it is. A field that a reply leaves out says nothing.
 */
export function judgeReplyFields({ reply, asker, turn }: PostedTurn): readonly Finding[] {
  const named = (name: string): string | undefined => textOf(fieldOf(reply.json, name));
  const [user, thread, run] = [named('user_id'), named('thread_id'), named('run_id')];
  const seenAs = turn && viewRun(turn.recording).runId;
  const failure = failureIn(reply.json);
  const evidence = [describeReply(reply)];
  const findings: readonly (Finding | false)[] = [
    failure !== undefined && finding('AGENT_ERROR', `The reply answers 200, and says ${failure}.`, evidence),
    user !== undefined && user !== asker.userId && strangerNamed(user, asker.userId, evidence),
    thread !== undefined &&
      !isThread(thread, asker.threadId) &&
      finding(
        'THREAD_MISMATCH',
        `Sent to thread ${asker.threadId}, but the reply names ${thread}.`,
        evidence,
      ),
    run !== undefined &&
      seenAs !== undefined &&
      run !== seenAs &&
      finding('RUN_MISMATCH', `The reply names run ${run}, and the socket showed run ${seenAs}.`, evidence),
  ];
  return findings.filter((one) => one !== false);
}

function strangerNamed(user: string, asker: string, evidence: readonly string[]): Finding {
  const code = isBypassUser(user) ? 'AUTH_BYPASSED' : 'IDENTITY_MISMATCH';
  return finding(code, `Sent by ${asker}, but the reply is for ${user}.`, evidence);
}

function failureIn(json: unknown): string | undefined {
  const status = textOf(fieldOf(json, 'status'));
  const error = textOf(fieldOf(json, 'error'));
  if (fieldOf(json, 'success') === false) return 'success: false';
  if (status !== undefined && /^(?:error|failed|failure)$/i.test(status)) return `status: ${status}`;
  return error === undefined ? undefined : `error: ${excerpt(error, 80)}`;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}
