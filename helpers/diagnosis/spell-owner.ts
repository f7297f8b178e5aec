import type { Owner } from '../../env/owner.ts';

/** An owner in one line: `Identity team (#identity, https://…)`. */
export function spellOwner({ name, contact, link }: Owner): string {
  const reached = [contact, link].filter((one) => one !== undefined);
  return reached.length === 0 ? name : `${name} (${reached.join(', ')})`;
}
