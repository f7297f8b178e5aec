import type { Book, User } from './book.ts';
import { fieldsOf, tokenFields, tokenOf, type Request } from './request.ts';

/**
 * What a request is, in words that no longer name its user, token or thread: `GET /api/threads/<own> access`. Two requests of the
 * same situation get the same answer. The exact words come first; then those that leave out what the recordings may lack: the
 * query, and whether the token is the fixed user's.
 */
export function situationsOf(request: Request, book: Book): readonly string[] {
  const [path = '', query] = request.path.split('?', 2);
  const shape = pathShape(path, request, book);
  const paths = query === undefined ? [shape] : [`${shape}?${query}`, shape];
  const rest = [...headerWords(request, book), bodyWords(request.body, book)];
  return paths.flatMap((one) =>
    bearerWords(request, book).map((bearer) => [request.method, one, bearer, ...rest].join(' ')),
  );
}

/** A thread is one's own, another's or none. */
function pathShape(path: string, request: Request, book: Book): string {
  return path.replace(/^(\/api\/threads\/)([^/]+)/, (_all, start: string, id: string) => {
    const owner = book.ownerOf(id);
    const caller = book.holderOf(tokenOf(request) ?? '')?.id;
    return `${start}${owner === undefined ? '<none>' : owner === caller ? '<own>' : '<another>'}`;
  });
}

function bearerWords({ headers }: Request, book: Book): readonly string[] {
  const bearer = headers['authorization'];
  if (bearer === undefined) return ['nobody'];
  const token = bearer.replace(/^Bearer /, '');
  const kind = book.kindOf(token);
  return kind === 'bad' ? [kind] : [`${kind} of ${whose(book.holderOf(token), book)}`, kind];
}

function whose(user: User | undefined, book: Book): string {
  return user === book.fixedUser ? 'the fixed user' : 'a user';
}

/** Headers that change an answer. */
function headerWords({ method, headers }: Request, book: Book): readonly string[] {
  const { origin, 'x-service-id': service, 'x-e2e-bypass-key': key } = headers;
  return [
    ...(method === 'OPTIONS' ? [`from ${origin ?? 'nowhere'}`] : []),
    ...(service === undefined ? [] : [`as ${service}`]),
    ...(key === undefined ? [] : [key === book.loginKey ? 'right key' : 'wrong key']),
  ];
}

/** The fields of a body that change an answer; any other says the same whatever it holds. */
function bodyWords(body: string, book: Book): string {
  if (body.trim() === '') return 'empty';
  const fields = fieldsOf(body);
  if (fields === undefined) return 'not JSON';
  const { email, password } = fields;
  const user = typeof email === 'string' ? book.userOf(email) : undefined;
  const words = [
    ...tokenFields.flatMap((name) => {
      const token = fields[name];
      return typeof token === 'string' ? [`${name} ${book.kindOf(token)}`] : [];
    }),
    ...(typeof email === 'string'
      ? [user ? 'known address' : email.includes('@') ? 'new address' : 'no address']
      : []),
    ...(password === undefined
      ? []
      : [user === undefined || user.password === password ? 'password' : 'wrong password']),
  ];
  return `{${words.join(', ')}}`;
}
