/** A text as it is compared where its spelling may differ: `thread_memory`, `Thread memory` and `threadMemory` are the same word. */
export function lettersOf(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
