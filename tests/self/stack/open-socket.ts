import { SocketClient } from './socket-client.ts';
import type { Handshake } from './socket-client.ts';
import type { StackProcess } from './stack-process.ts';

/** An open socket; rejects when the upgrade was refused. */
export async function openSocket(stack: StackProcess, handshake: Handshake): Promise<SocketClient> {
  const opening = await SocketClient.open(stack.ws, handshake);
  if (opening.kind === 'refused') throw new Error(`The upgrade was refused with ${opening.status}.`);
  return opening.client;
}
