/**
 * Messages that no page would send, and what they are in words: each finishes the sentence "a chat socket that was sent …". None of
 * them is a chat message, so none of them costs a turn.
 */
export type OddMessage = {
  readonly words: string;
  /** Whether the server can read it, so that it has no reason to refuse it. */
  readonly isReadable: boolean;
  /** Whether it is its size that is tried. */
  readonly isLarge: boolean;
  /** Whether it is larger than every limit that the documents name, so that refusing it by its size is right. */
  readonly isOversized: boolean;
} & (
  { readonly kind: 'text'; readonly text: string } | { readonly kind: 'binary'; readonly bytes: Uint8Array }
);

/** A type that no contract knows: it is acknowledged and not carried out (websocket contract, 3.1). */
const unknownType = 'no_such_type';

/** Requirements F51 and the websocket contract, 3.1 and 6: three documented limits, 8192 bytes, 32 KiB and 1 MiB. */
export const oddMessages = {
  noJson: text('a text that is no JSON', 'hello {'),
  unknownType: { ...text('a message of an unknown type', messageOf(0)), isReadable: true },
  list: text('a JSON array', '[]'),
  scalar: text('a bare number', '5'),
  binary: {
    kind: 'binary',
    words: 'a binary frame',
    bytes: Uint8Array.of(0, 1),
    isReadable: false,
    isLarge: false,
    isOversized: false,
  },
  overSmallLimit: {
    ...text('a message one byte over the smallest documented limit', messageOf(8_193)),
    isReadable: true,
    isLarge: true,
  },
  overLargeLimit: {
    ...text('a message one byte over the largest documented limit', messageOf(1_048_577)),
    isReadable: true,
    isLarge: true,
    isOversized: true,
  },
} as const satisfies Readonly<Record<string, OddMessage>>;

function text(words: string, content: string): OddMessage & { readonly kind: 'text' } {
  return { kind: 'text', words, text: content, isReadable: false, isLarge: false, isOversized: false };
}

/** A message of exactly so many bytes, or as short as it can be. */
function messageOf(bytes: number): string {
  const bare = JSON.stringify({ type: unknownType, payload: { padding: '' } });
  const padding = 'x'.repeat(Math.max(0, bytes - bare.length));
  return JSON.stringify({ type: unknownType, payload: { padding } });
}
