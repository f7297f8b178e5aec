const half = 10_000;

/**
 * The part of a message that the agents read, on one kind of space. Of a very long one it is the beginning and the end:
 * a message may have a megabyte, and nobody's question hides in the middle of it.
 */
export function readable(message: string): string {
  const part = message.length <= 2 * half ? message : `${message.slice(0, half)}\n${message.slice(-half)}`;
  return part.replaceAll(/[^\S\n]+/g, ' ');
}
