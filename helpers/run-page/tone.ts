/** How something stands, as a colour and a sign: it holds, it is broken, it works by a detour, nobody could look, or it is for information. */
export type Tone = 'good' | 'bad' | 'warn' | 'halt' | 'mute';

/** The sign of a tone, for whoever cannot tell the colours apart. */
export const signs: Readonly<Record<Tone, string>> = {
  good: '✓',
  bad: '✗',
  warn: '!',
  halt: '–',
  mute: '·',
};
