/** Whether two things name a common subject, whatever its case. */
export function isAboutTheSame(
  one: { readonly about: readonly string[] },
  other: { readonly about: readonly string[] },
): boolean {
  const named = new Set(other.about.map((mark) => mark.toLowerCase()));
  return one.about.some((mark) => named.has(mark.toLowerCase()));
}
