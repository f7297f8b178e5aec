import type { Target } from '../../env/target.ts';
import { newAccount } from '../auth/account.ts';
import { AuthClient } from '../auth/auth-client.ts';
import { Threads } from '../chat/threads.ts';
import { finding, FindingError } from '../diagnosis/finding.ts';
import { openHost } from '../fixtures/hosts.ts';
import { describeReply } from '../http/describe-reply.ts';
import { HttpClient, type Pacer } from '../http/http-client.ts';
import { newSpending, type SpendingCounter } from '../http/spending.ts';
import { leftoversIn, type Leftover } from './leftovers-in.ts';

const pageSize = 100;
/** A list that never ends is no list. */
const mostPages = 50;

export interface Swept {
  readonly thread: Leftover;
  readonly outcome: 'found' | 'removed' | 'still there';
}

/** Finds and removes threads of one user at a time, as the tests remove their own: by their id, and with a look whether they are gone. */
export class Sweeper {
  readonly spent: SpendingCounter = newSpending();
  private readonly http: HttpClient;
  private readonly auth: AuthClient;

  constructor(
    private readonly target: Target,
    pacer: Pacer | undefined,
    private readonly dryRun: boolean,
  ) {
    this.http = new HttpClient(target, this.spent, pacer);
    this.auth = new AuthClient(this.http, target, this.spent);
  }

  /** Makes sure of the hosts before a credential goes to one of them. Rejects with a FindingError. */
  async begin(): Promise<void> {
    for (const service of ['auth', 'backend'] as const) await openHost(service, this.target, this.http);
  }

  /** Logs in as the user of that name and sweeps what is wanted of its threads. Rejects with a FindingError. */
  async sweep(name: string, isWanted: Parameters<typeof leftoversIn>[1]): Promise<readonly Swept[]> {
    const { accessToken } = await this.auth.logIn(newAccount(name));
    const threads = new Threads(this.http, accessToken, this.spent);
    const swept: Swept[] = [];
    // Listed whole before the first is removed: removing one would move the others between the pages.
    for (const thread of await this.list(accessToken, isWanted)) {
      const isGone = !this.dryRun && (await threads.remove(thread.id));
      swept.push({ thread, outcome: this.dryRun ? 'found' : isGone ? 'removed' : 'still there' });
    }
    return swept;
  }

  private async list(
    token: string,
    isWanted: Parameters<typeof leftoversIn>[1],
  ): Promise<readonly Leftover[]> {
    const found: Leftover[] = [];
    for (let page = 0; page < mostPages; page += 1) {
      const path = `/api/threads?limit=${pageSize}&offset=${page * pageSize}`;
      const reply = await this.http.send('backend', 'GET', path, { token });
      if (reply.status !== 200 || !Array.isArray(reply.json)) {
        const code = reply.status >= 500 ? 'THREADS_5XX' : 'API_CONTRACT';
        throw new FindingError(finding(code, 'The threads could not be listed.', [describeReply(reply)]));
      }
      found.push(...leftoversIn(reply.json, isWanted));
      if (reply.json.length < pageSize) break;
    }
    return found;
  }
}
