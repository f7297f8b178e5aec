import { codes } from '../diagnosis/codes.ts';
import { layers } from '../diagnosis/layers.ts';
import { codeTitle, layerTitle } from '../diagnosis/plain-titles.ts';

/** Every code under the step of a user's way that it breaks, lowest first, for a terminal. */
export function listCodes(): string {
  const longest = Math.max(...Object.keys(codes).map((code) => code.length));
  return layers
    .map(({ name }) =>
      [
        layerTitle(name),
        ...(Object.keys(codes) as (keyof typeof codes)[])
          .filter((code) => codes[code].layer === name)
          .map((code) => `  ${code.padEnd(longest)}  ${codeTitle(code)}`),
      ].join('\n'),
    )
    .join('\n\n');
}
