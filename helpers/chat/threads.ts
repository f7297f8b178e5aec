import type { Code } from '../diagnosis/codes.ts';
import { finding, FindingError } from '../diagnosis/finding.ts';
import { refusedTokenCode } from '../judge/refused-token-code.ts';
import { describeReply } from '../http/describe-reply.ts';
import { fieldOf } from '../http/field-of.ts';
import { type HttpClient, type HttpReply } from '../http/http-client.ts';
import type { SpendingCounter } from '../http/spending.ts';

/** The thread routes of the backend, for one user's token. */
export class Threads {
  constructor(
    private readonly http: HttpClient,
    private readonly token: string,
    private readonly spending: SpendingCounter,
  ) {}

  /** Makes a thread and returns its id. Rejects with a FindingError that names what the backend answered instead. */
  async create(title: string): Promise<string> {
    const reply = await this.http.send('backend', 'POST', '/api/threads', {
      token: this.token,
      body: { title },
    });
    const id = fieldOf(reply.json, 'id');
    if ((reply.status !== 200 && reply.status !== 201) || typeof id !== 'string') {
      throw new FindingError(
        finding(failureCode(reply), 'A thread could not be made.', [describeReply(reply)]),
      );
    }
    this.spending.threads += 1;
    return id;
  }

  async get(id: string): Promise<HttpReply> {
    return this.http.send('backend', 'GET', `/api/threads/${id}`, { token: this.token });
  }

  /** The texts of a thread's messages, oldest first as the backend gives them. */
  async messages(id: string): Promise<readonly { role: string; content: string }[]> {
    const reply = await this.http.send('backend', 'GET', `/api/threads/${id}/messages`, {
      token: this.token,
    });
    const list = fieldOf(reply.json, 'messages');
    if (reply.status !== 200 || !Array.isArray(list)) {
      throw new FindingError(
        finding(failureCode(reply), 'The messages of the thread could not be read.', [describeReply(reply)]),
      );
    }
    return list.map((one) => ({
      role: String(fieldOf(one, 'role')),
      content: String(fieldOf(one, 'content')),
    }));
  }

  /** Deletes exactly this thread and looks whether it is gone: the real product answers 200 and keeps it. */
  async remove(id: string): Promise<boolean> {
    await this.http.send('backend', 'DELETE', `/api/threads/${id}`, { token: this.token });
    const gone = (await this.get(id)).status === 404;
    if (!gone) this.spending.leftBehind += 1;
    return gone;
  }
}

/** What a failed thread request says, by its status and the backend's own error code. */
export function failureCode({ status, text }: HttpReply): Code {
  if (status === 401 || status === 403) return refusedTokenCode(text);
  // A database session that fails on a thread's own route says so (requirements, X91); a missing route does not.
  if (status === 503 || (status === 404 && /thread not found/i.test(text))) return 'DB_SESSION_FAIL';
  if (status === 404 || status === 405) return 'API_ROUTE_MISSING';
  return status >= 500 ? 'THREADS_5XX' : 'API_CONTRACT';
}
