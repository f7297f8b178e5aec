const longest = 300;

/** A text in quotation marks; a long one is cut. */
export function quote(text: string): string {
  return `“${text.length > longest ? `${text.slice(0, longest)}…` : text}”`;
}
