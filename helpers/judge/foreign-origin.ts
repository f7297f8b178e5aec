/**
 * An origin that is nobody's (RFC 2606) and begins like the page's own: it gets in where origins are not looked at, and where only
 * their beginning is.
 */
export function foreignOrigin(pageUrl: string): string {
  return `https://${new URL(pageUrl).hostname.replaceAll(/[[\]:]/g, '-')}.foreign.example`;
}

/** What a browser sends for a page in a sandboxed frame, which any website can make: it names nobody, so it must not open a door. */
export const boxedOrigin = 'null';
