import type { Urls } from '../matrix/start-stack.ts';
import {
  answerAsRecorded,
  recordedRun,
  userOf,
  type Answer,
  type KnownExchange,
} from './answer-as-recorded.ts';
import { Book } from './book.ts';
import { fillPlaceholders } from './fill-placeholders.ts';
import type { RecordedExchange } from './recording.ts';
import type { Request } from './request.ts';
import { signToken } from './sign-token.ts';
import { situationsOf } from './situations-of.ts';

/** Addresses in the recordings' own answers to themselves, which nobody reads. */
const noUrls: Urls = { auth: '', backend: '', ws: '', frontend: '' };

/**
 * Answers requests to one service as they were answered when the recordings were made. To know what each recorded request was, it
 * goes through the recordings once, in their order, with a book of their own; a request of today is then looked up by what it is.
 */
export class HttpReplay {
  private readonly known = new Map<string, KnownExchange>();

  constructor(
    exchanges: readonly RecordedExchange[],
    /** What happened since the replay began; one for all services. */
    private readonly book: Book,
  ) {
    const then = new Book();
    const variables = startingVariables(then);
    for (const exchange of exchanges) this.remember(exchange, then, variables);
  }

  /** Undefined for a request that is not in the recordings. */
  answer(request: Request, urls: Urls): Answer | undefined {
    const known = situationsOf(request, this.book)
      .map((situation) => this.known.get(situation))
      .find((one) => one !== undefined);
    return known && answerAsRecorded(known, request, this.book, urls);
  }

  /** The first of several exchanges of one situation stands for all. */
  private remember(exchange: RecordedExchange, then: Book, variables: Map<string, string>): void {
    const filled = (text: string): string => String(fillPlaceholders(text, (name) => variables.get(name)));
    const { method, path, headers = {}, body = '' } = exchange.request;
    const request: Request = {
      method,
      path: filled(path),
      headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, filled(value)])),
      body: filled(body),
    };
    const situations = situationsOf(request, then);
    const answered = answerAsRecorded({ exchange, request, user: undefined }, request, then, noUrls);
    const known = { exchange, request, user: userOf(request, then, exchange.response.status) };
    for (const situation of situations) if (!this.known.has(situation)) this.known.set(situation, known);
    const fields = JSON.parse(exchange.saves ? answered.body : '{}') as Record<string, string>;
    for (const [name, field] of Object.entries(exchange.saves ?? {}))
      variables.set(name, fields[field] ?? '');
  }
}

/** What stood for itself before the recordings of a service began. */
function startingVariables(book: Book): Map<string, string> {
  const tokenOfA = (name: string): string => {
    const user = book.admit(`${name}@${recordedRun}`, name, undefined);
    const token = signToken('access', user);
    book.issue(token, 'access', user);
    return token;
  };
  return new Map([
    ['run', recordedRun],
    ['tampered', 'a.token.of-nobody'],
    ['login key', book.loginKey],
    ['alice', tokenOfA('alice')],
    ['bob', tokenOfA('bob')],
  ]);
}
