/** The text with its marks blanked out, as long as before: the digits of a code are no figures. */
export function withoutMarks(text: string, marks: readonly string[]): string {
  return marks.reduce((rest, mark) => rest.replaceAll(mark, ' '.repeat(mark.length)), text);
}
