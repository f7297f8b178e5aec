import { post } from './post.ts';
import type { StackProcess } from './stack-process.ts';

/** A freshly registered user of a stack. */
export interface User {
  readonly id: string;
  readonly email: string;
  readonly token: string;
  readonly refreshToken: string;
}

let made = 0;

export async function newUser(stack: StackProcess): Promise<User> {
  const email = `user-${process.pid}-${++made}@example.com`;
  const body = (await (
    await post(`${stack.auth}/auth/register`, { email, password: 'a-password' })
  ).json()) as {
    access_token: string;
    refresh_token: string;
    user: { id: string };
  };
  return { id: body.user.id, email, token: body.access_token, refreshToken: body.refresh_token };
}
