import type { User } from './new-user.ts';
import { openSocket } from './open-socket.ts';
import type { SocketClient } from './socket-client.ts';
import type { StackProcess } from './stack-process.ts';

/** An open socket of the user whose greeting was read. */
export async function openChat(stack: StackProcess, user: User): Promise<SocketClient> {
  const client = await openSocket(stack, { headers: { authorization: `Bearer ${user.token}` } });
  await client.until((frame) => frame['type'] === 'connect');
  return client;
}
