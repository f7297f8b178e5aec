/** An answer that is a page for a browser. */
export function isPage(status: number, type: string): boolean {
  return status === 200 && /\bhtml\b/i.test(type);
}
