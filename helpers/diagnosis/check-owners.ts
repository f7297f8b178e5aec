import { closestWord } from '../../env/closest-word.ts';
import type { Owners } from '../../env/owner.ts';
import { shownValue } from '../../env/shown-value.ts';
import type { Problem } from '../../env/target-reading.ts';
import type { Class } from './codes.ts';
import { layers } from './layers.ts';

const classes = ['environment', 'product', 'credentials', 'self'] as const satisfies readonly Class[];

/** Holds the keys of the owners against the layers and classes that there are. Everything that is wrong at once. */
export function checkOwners(owners: Owners): readonly Problem[] {
  const valid = [...new Set<string>([...layers.map(({ name }) => name), ...classes])];
  return Object.keys(owners)
    .filter((key) => !valid.includes(key))
    .map((key) => {
      const close = closestWord(key, valid);
      const meant = close === undefined ? '' : ` Did you mean ${close}?`;
      return {
        code: 'CONFIG_INVALID',
        sentence: `The list of owners names ${shownValue(key, [])}, which is neither a layer nor a class of findings.${meant} Valid: ${valid.join(', ')}.`,
      };
    });
}
