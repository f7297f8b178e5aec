import { budgetsFor } from '../../env/budgets.ts';
import { promptsFor } from '../../env/prompts.ts';
import type { Target } from '../../env/target.ts';
import type { Session } from '../auth/session.ts';
import { LagSampler } from '../chat/lag-sampler.ts';
import { openChat } from '../chat/open-chat.ts';
import { FindingError } from '../diagnosis/finding.ts';
import { headlineOf } from '../diagnosis/headline.ts';
import type { HttpClient, Pacer } from '../http/http-client.ts';
import type { SpendingCounter } from '../http/spending.ts';
import { judgeGoldenPath, judgeReply } from '../judge/judge-recorded-turn.ts';

export interface TurnTools {
  readonly target: Target;
  readonly session: Session;
  readonly http: HttpClient;
  readonly pacer: Pacer | undefined;
  readonly spending: SpendingCounter;
  /** Title of the thread. */
  readonly name: string;
}

/**
 * One chat message in a thread of its own, which is removed again. Rejects with a FindingError that names the first thing that is wrong
 * with the events or the answer; how long things took is not judged here.
 */
export async function takeTurn(tools: TurnTools): Promise<void> {
  const { target } = tools;
  const lagSampler = new LagSampler();
  lagSampler.start();
  const chat = await openChat({
    ...tools,
    budgets: budgetsFor(target.name, target.limitPercent),
    lagSampler,
    uniqueName: tools.name,
    beforeTurn: () => undefined,
    onTurn: () => undefined,
    step: (_need, work) => work(),
  });
  const { socket, threads, threadId } = chat.parts;
  try {
    const turn = await chat.ask(promptsFor(target.name).multiply());
    const headline = headlineOf([...judgeGoldenPath(turn).findings, ...judgeReply(turn).findings]);
    if (headline?.first.severity === 'fail') throw new FindingError(headline.first);
  } finally {
    lagSampler.stop();
    await socket.close();
    await threads.remove(threadId);
  }
}
