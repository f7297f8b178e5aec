import { budgetsFor } from '../../env/budgets.ts';
import { promptsFor, type Prompt } from '../../env/prompts.ts';
import type { Target } from '../../env/target.ts';
import { newAccount } from '../auth/account.ts';
import { AuthClient } from '../auth/auth-client.ts';
import type { Session } from '../auth/session.ts';
import type { Chat } from '../chat/chat.ts';
import { LagSampler } from '../chat/lag-sampler.ts';
import { openChat } from '../chat/open-chat.ts';
import { FindingError } from '../diagnosis/finding.ts';
import { headlineOf } from '../diagnosis/headline.ts';
import { openHost } from '../fixtures/hosts.ts';
import { HttpClient, type Pacer } from '../http/http-client.ts';
import { newSpending, type SpendingCounter } from '../http/spending.ts';
import { excerpt } from '../judge/excerpt.ts';
import { answerOf } from '../judge/judge-answer.ts';
import { judgeEvents } from '../judge/judge-turn.ts';
import type { Asked } from './calibration.ts';
import { contentRules } from './content-rules.ts';

/** Turns of one repetition: one message in a thread of its own, and a conversation of three. */
export const turnsEach = 4;

/** Asks the prompts of a target again and again, each conversation in a thread of its own, which is removed afterwards. */
export class Calibrator {
  readonly spent: SpendingCounter = newSpending();
  private readonly http: HttpClient;
  private readonly lagSampler = new LagSampler();
  private session: Session | undefined;
  private names = 0;

  constructor(
    private readonly target: Target,
    private readonly pacer: Pacer | undefined,
    private readonly runId: string,
  ) {
    this.http = new HttpClient(target, this.spent, pacer);
  }

  /** Makes sure of the hosts, and logs in. Rejects with a FindingError. */
  async begin(): Promise<void> {
    for (const service of ['auth', 'backend'] as const) await openHost(service, this.target, this.http);
    const auth = new AuthClient(this.http, this.target, this.spent);
    const account = newAccount(this.nextName());
    await auth.prepare(account);
    this.session = await auth.logIn(account);
  }

  /** Every prompt once. Rejects with a FindingError when the target cannot be asked, or no agent answers. */
  async repeat(onAsked: (asked: Asked) => void): Promise<void> {
    const prompts = promptsFor(this.target.name);
    await this.converse([['multiply', prompts.multiply()]], onAsked);
    const told = prompts.tell();
    await this.converse(
      [
        ['tell', told],
        ['recall', prompts.recall(told)],
        ['share', prompts.share(told)],
      ],
      onAsked,
    );
  }

  private async converse(
    conversation: readonly (readonly [name: string, prompt: Prompt])[],
    onAsked: (asked: Asked) => void,
  ): Promise<void> {
    const chat = await this.open();
    try {
      for (const [name, prompt] of conversation) onAsked(await ask(chat, name, prompt));
    } finally {
      await chat.parts.socket.close();
      await chat.parts.threads.remove(chat.threadId);
    }
  }

  private async open(): Promise<Chat> {
    if (!this.session) throw new Error('HARNESS_ERROR: the calibration was not begun.');
    return openChat({
      target: this.target,
      budgets: budgetsFor(this.target.name, this.target.limitPercent),
      session: this.session,
      http: this.http,
      pacer: this.pacer,
      spending: this.spent,
      lagSampler: this.lagSampler,
      uniqueName: this.nextName(),
      beforeTurn: () => undefined,
      onTurn: () => undefined,
      step: (_need, work) => work(),
    });
  }

  private nextName(): string {
    return `gp-${this.runId}-${(this.names += 1)}`;
  }
}

/** A run that did not complete has no content to judge: that is another finding, and ends the measurement. */
async function ask(chat: Chat, name: string, prompt: Prompt): Promise<Asked> {
  const { recording, storedAnswer } = await chat.ask(prompt);
  const text = storedAnswer ?? answerOf(recording);
  if (text === undefined) {
    const broken = headlineOf(judgeEvents(recording))?.first;
    if (broken) throw new FindingError(broken);
  }
  const rules = contentRules(prompt, text);
  const isWhole = rules.every(({ held }) => held);
  return { prompt: name, rules, ...(isWhole ? {} : { missed: excerpt(text ?? '(no answer)') }) };
}
