import { randomBytes } from 'node:crypto';

import type { Urls } from '../matrix/start-stack.ts';
import type { Book, User } from './book.ts';
import { fillPlaceholders, type Particulars } from './fill-placeholders.ts';
import type { RecordedExchange } from './recording.ts';
import { fieldsOf, tokenOf, type Request } from './request.ts';
import { signToken } from './sign-token.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** An exchange of the recordings, with the texts in its answer that came from its own request or user. */
export interface KnownExchange {
  readonly exchange: RecordedExchange;
  readonly request: Request;
  readonly user: User | undefined;
}

/** Stands for the part of the recorded addresses that differed from run to run. */
export const recordedRun = 'recorded';

/** The recorded answer, with the user, tokens and threads of this request; the book learns what it brings about. */
export function answerAsRecorded(known: KnownExchange, request: Request, book: Book, urls: Urls): Answer {
  const { response } = known.exchange;
  const user = userOf(request, book, response.status);
  const thread = /^\/api\/threads\/([^/?]+)/.exec(request.path)?.[1] ?? newThread();
  const particulars: Particulars = (name, field) => {
    if (name === 'run') return recordedRun;
    if (name === 'thread id') return thread;
    if (name === 'user id') return user?.id;
    if (name === 'token' && user) return issue(field === 'refresh_token' ? 'refresh' : 'access', user, book);
    return name === 'auth, encoded' ? encodeURIComponent(urls.auth) : urls[name as keyof Urls];
  };
  const echoes = echoesOf(known, request, user);
  const body =
    response.html ?? echoed(fillPlaceholders(response.body ?? response.text ?? '', particulars), echoes);
  learn(request, response.status, book, user, thread);
  return {
    status: response.status,
    headers: fillPlaceholders(response.headers ?? {}, particulars) as Record<string, string>,
    body: typeof body === 'string' ? body : JSON.stringify(body),
  };
}

/** Whom a request is about: who shows a token, else who is named, else the one who needs no name. */
export function userOf(request: Request, book: Book, status: number): User | undefined {
  const token = tokenOf(request);
  if (token !== undefined) return book.holderOf(token);
  const { email, name, password } = fieldsOf(request.body) ?? {};
  if (typeof email !== 'string') return book.fixedUser;
  if (status !== 200) return book.userOf(email);
  const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
  return book.userOf(email) ?? book.admit(email, text(name) ?? '', text(password));
}

function issue(kind: 'access' | 'refresh', user: User, book: Book): string {
  const token = signToken(kind, user);
  book.issue(token, kind, user);
  return token;
}

function newThread(): string {
  return `thread_${Date.now()}_${randomBytes(4).toString('hex')}`;
}

/** Texts of the recorded answer that name the one who asked then, or repeat what was sent then; and what they are now. */
function echoesOf(
  known: KnownExchange,
  request: Request,
  user: User | undefined,
): ReadonlyMap<string, string> {
  const now = fieldsOf(request.body) ?? {};
  const sent = Object.entries(fieldsOf(known.request.body) ?? {}).map(([name, then]) => [then, now[name]]);
  const names = (['id', 'email', 'name'] as const).map((field) => [known.user?.[field], user?.[field]]);
  const texts = [...names, ...sent].filter(
    (pair): pair is [string, string] => pair.every((one) => typeof one === 'string') && pair[0] !== '',
  );
  return new Map(texts);
}

function echoed(value: unknown, echoes: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return echoes.get(value) ?? value;
  if (Array.isArray(value)) return value.map((item) => echoed(item, echoes));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, echoed(one, echoes)]));
}

function learn(request: Request, status: number, book: Book, user: User | undefined, thread: string): void {
  if (status !== 200 || request.method !== 'POST') return;
  const [path] = request.path.split('?', 1);
  const token = tokenOf(request);
  if ((path === '/auth/logout' || path === '/auth/refresh') && token !== undefined) book.spend(token);
  if (path === '/api/threads' && user) book.openThread(thread, user.id);
}
