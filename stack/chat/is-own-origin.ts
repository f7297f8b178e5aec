/**
 * Whether an upgrade may come from a page of this origin: from any page of this machine, or from no page at all. What goes
 * through a gateway comes from another port, so the port does not count.
 */
export function isOwnOrigin(origin: string | undefined): boolean {
  if (origin === undefined) return true;
  return URL.canParse(origin) && /^(?:127\.0\.0\.1|localhost|\[::1\])$/.test(new URL(origin).hostname);
}
