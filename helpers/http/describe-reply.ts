import { excerpt } from '../judge/excerpt.ts';
import type { HttpReply } from './http-client.ts';

/** `POST /auth/login: 401 {"detail":"Invalid credentials"}` */
export function describeReply(reply: HttpReply): string {
  return `${reply.method} ${new URL(reply.url).pathname}: ${reply.status} ${excerpt(reply.text) || '(empty body)'}`;
}
