/** A path behind the URL of a service, whose own path stays in front. */
export function joined(base: URL, path: string): string {
  return `${base.href.replace(/\/$/, '')}${path}`;
}
