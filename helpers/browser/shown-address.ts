/** An address as it may be shown: without query and fragment, which may hold a token. */
export function shownAddress(address: string): string {
  const cut = /^[^?#]*/.exec(address)?.[0] ?? '';
  return cut.startsWith('data:') ? 'data:' : cut;
}
