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
import { asFromRecordedPage, forPageOfToday } from './page-of-today.ts';
import { publishedInterface, type Openness } from './published-interface.ts';
import type { RecordedExchange } from './recording.ts';
import { tokenOf, type Request } from './request.ts';
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
  private readonly openness: Openness;

  constructor(
    exchanges: readonly RecordedExchange[],
    /** What happened since the replay began; one for all services. */
    private readonly book: Book,
  ) {
    this.openness = publishedInterface(exchanges);
    const then = new Book();
    const variables = startingVariables(then);
    for (const exchange of exchanges) this.remember(exchange, then, variables);
  }

  /** Undefined for a request that is not in the recordings. */
  answer(request: Request, urls: Urls): Answer | undefined {
    const then = asFromRecordedPage(request);
    const known = this.find(situationsOf(then, this.book)) ?? this.find(this.alike(then));
    return known && forPageOfToday(answerAsRecorded(known, request, this.book, urls), request);
  }

  private find(situations: readonly string[]): KnownExchange | undefined {
    return situations.map((situation) => this.known.get(situation)).find((one) => one !== undefined);
  }

  /**
   * Situations that must get the same answer, by the interface that the service published: a route that asks for no login says the
   * same with a good token and without one, and every other turns away who shows none, as the list of threads does.
   */
  private alike(request: Request): readonly string[] {
    const token = tokenOf({ ...request, body: '' });
    const openness = this.openness(request.method, request.path);
    const asNobody = situationsOf(
      { ...request, headers: { ...request.headers, authorization: undefined } },
      this.book,
    );
    if (openness === 'open' && token === undefined)
      return asNobody.map((one) => one.replace(' nobody ', ' access '));
    if (openness === 'open') return this.book.kindOf(token ?? '') === 'access' ? asNobody : [];
    return openness === 'guarded' && token === undefined ? ['GET /api/threads nobody empty'] : [];
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
