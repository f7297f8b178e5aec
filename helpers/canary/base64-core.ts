/** How many bytes of the first three are not the text's own. */
export type Shift = 0 | 1 | 2;

/**
 * What stands for a text in base64, whatever stands before and after it: base64 makes four characters of three bytes, so that there are
 * three such pieces, one for each shift.
 */
export function base64Core(text: string, shift: Shift): string {
  const bytes = Buffer.from(text);
  const all = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64');
  return all.slice(coreBegin(shift), Math.floor(((shift + bytes.length) * 8) / 6));
}

/** At which of the four characters the piece begins. */
export function coreBegin(shift: Shift): number {
  return Math.ceil((shift * 8) / 6);
}
