import { randomInt } from 'node:crypto';
import { forbiddenWordsIn } from './forbidden-words.ts';

/** First halves of nonces: names that no business prompt or identifier holds by accident. */
export const minerals = [
  'Agate',
  'Amber',
  'Azurite',
  'Basalt',
  'Beryl',
  'Calcite',
  'Cobalt',
  'Dolomite',
  'Feldspar',
  'Fluorite',
  'Garnet',
  'Granite',
  'Gypsum',
  'Halite',
  'Jasper',
  'Malachite',
  'Marble',
  'Obsidian',
  'Olivine',
  'Onyx',
  'Opal',
  'Pyrite',
  'Quartz',
  'Slate',
  'Spinel',
  'Topaz',
  'Zircon',
] as const;

/**
 * A nonce anywhere in a text or a raw frame. The minerals are spelled out, so that ids such as `call-12345678` are never
 * taken for one; there is no boundary before it, since in raw JSON a line break before it ends in the letter `n`.
 */
export const noncePattern = new RegExp(`(?:${minerals.join('|')})-[0-9a-f]{8}`);

/** A whole number of `min` (included) to `max` (excluded). */
export type RandomInt = (min: number, max: number) => number;

/**
 * A word that only one message carries, such as `Quartz-7f3a9c21`. Eight hex digits can spell `e2e`, which changes how the
 * product behaves: such a draw is drawn again.
 */
export function newNonce(random: RandomInt = randomInt): string {
  for (;;) {
    const mineral = minerals[random(0, minerals.length)] ?? minerals[0];
    const nonce = `${mineral}-${random(0, 2 ** 32)
      .toString(16)
      .padStart(8, '0')}`;
    if (forbiddenWordsIn(nonce).length === 0) return nonce;
  }
}
