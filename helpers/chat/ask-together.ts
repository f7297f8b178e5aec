import type { Chat } from './chat.ts';
import type { RecordedTurn } from './recorded-turn.ts';
import type { PromptSent } from './turn.ts';

/** Asks one message in each chat at the same time. Each turn is told the nonces of the others, so that every run is filed by its own. */
export async function askTogether(
  chats: readonly Chat[],
  draw: () => PromptSent,
): Promise<readonly RecordedTurn[]> {
  const asked = chats.map((chat) => ({ chat, prompt: draw() }));
  const nonces = asked.map(({ prompt }) => prompt.nonce);
  return Promise.all(
    asked.map(({ chat, prompt }) =>
      chat.ask(prompt, { beside: nonces.filter((nonce) => nonce !== prompt.nonce) }),
    ),
  );
}
