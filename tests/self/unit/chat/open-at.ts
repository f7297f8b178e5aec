import assert from 'node:assert/strict';
import { after } from 'node:test';
import { ChatSocket } from '../../../../helpers/chat/chat-socket.ts';

/** Opens a socket that must open; closed at the latest when the file's tests are over. */
export async function openAt(url: string, subprotocols: readonly string[] = []): Promise<ChatSocket> {
  const outcome = await ChatSocket.open({ url, subprotocols, openLimitMs: 2_000 });
  assert.equal(outcome.kind, 'open');
  after(() => outcome.socket.close());
  return outcome.socket;
}
