import { planAnswer } from '../agent/plan-answer.ts';
import type { AnswerPlan } from '../agent/plan-answer.ts';
import { ignoredAt } from '../auth/ignored-checks.ts';
import type { TokenCheck } from '../auth/ignored-checks.ts';
import { randomHex } from '../random-hex.ts';
import type { ChatRequest } from './chat-request.ts';
import type { ChatService, TurnOutcome } from './chat-service.ts';
import { EventEmitter } from './event-emitter.ts';
import { Pace } from './pace.ts';

const root = 'Supervisor';
// Events of a turn that calls no tool; each call adds two.
const eventsWithoutTools = 12;

/** One turn: stores the question, works it out with its events on all sockets of the user, stores the answer. */
export async function takeTurn(
  service: Pick<ChatService, 'settings' | 'threads' | 'connections'>,
  userId: string,
  request: ChatRequest,
): Promise<TurnOutcome> {
  const thread =
    request.threadId === undefined
      ? service.threads.defaultOf(userId)
      : service.threads.find(request.threadId);
  const leftOut = ignoredAt(service.settings.ignores, 'socket');
  if (thread === undefined || (thread.userId !== userId && !leftOut.has('thread-owner'))) {
    return { kind: 'refused', code: 'THREAD_NOT_FOUND', message: 'Thread not found' };
  }
  if (request.text === '') {
    return { kind: 'refused', code: 'EMPTY_MESSAGE', message: 'The message has no text' };
  }

  const startedAt = performance.now();
  // What a message says of its user and run is believed nowhere, unless a fault is planted.
  const named = <T>(check: TokenCheck, id: T | undefined): T | undefined =>
    leftOut.has(check) ? id : undefined;
  const runId = named('message-run', request.named?.runId) ?? `run_${randomHex(10)}`;
  const addressee = named('message-user', request.named?.userId) ?? userId;
  const { paceMs, watchedPaceMs } = service.settings;
  const totalMs = request.isWatched === true ? watchedPaceMs : paceMs;
  const emitterOf = (steps: number) =>
    new EventEmitter(runId, addressee, new Pace(totalMs, steps), (event) =>
      service.connections.sendToUser(userId, event),
    );
  const earlier = [...thread.messages];
  service.threads.add(thread, 'user', request.text, { run_id: runId });
  try {
    const plan = planAnswer(request.text, earlier);
    const events = emitterOf(eventsWithoutTools + 2 * plan.calls.length);
    const answer = await workItOut(events, plan, startedAt, (text) => {
      const figure = plan.figure();
      service.threads.add(thread, 'assistant', text, { run_id: runId, ...(figure && { figure }) });
    });
    return { kind: 'answered', runId, threadId: thread.id, answer, tookMs: msSince(startedAt) };
  } catch (error) {
    process.stderr.write(
      `The turn ${runId} failed: ${error instanceof Error ? error.message : String(error)}\n`,
    );
    await emitterOf(1).failed(root, error instanceof Error ? error.name : 'Error');
    return { kind: 'failed', runId, threadId: thread.id };
  }
}

/** The journey that the contract shows: the root, three sub-agents with what each found out, the root's answer. */
async function workItOut(
  events: EventEmitter,
  plan: AnswerPlan,
  startedAt: number,
  store: (text: string) => void,
): Promise<string> {
  await events.started(root);
  await events.thinking(root, 1, plan.thoughts.root);

  await asAgent(events, 'TriageAgent', 2, plan.thoughts.triage, async () => Promise.resolve(plan.triage));
  await asAgent(events, 'DataAgent', 3, plan.thoughts.data, async () => {
    for (const call of plan.calls) {
      const calledAt = performance.now();
      await events.toolExecuting('DataAgent', call.tool, call.parameters());
      await events.toolCompleted('DataAgent', call.tool, call.run(), msSince(calledAt));
    }
    return { success: true, tool_calls: plan.calls.length };
  });
  const answer = plan.answer();
  await asAgent(events, 'ReportingAgent', 4, plan.thoughts.reporting, async () =>
    Promise.resolve({ success: true, characters: answer.length }),
  );

  // Stored before it is announced: whoever reads the thread after the last event finds the answer there.
  store(answer);
  await events.completed(root, { success: true, response: answer }, msSince(startedAt));
  return answer;
}

async function asAgent(
  events: EventEmitter,
  agent: string,
  step: number,
  thought: string,
  work: () => Promise<Readonly<Record<string, unknown>>>,
): Promise<void> {
  const startedAt = performance.now();
  await events.started(agent);
  await events.thinking(agent, step, thought);
  const result = await work();
  await events.completed(agent, result, msSince(startedAt));
}

function msSince(start: number): number {
  return Math.round((performance.now() - start) * 100) / 100;
}
