import type { OwnersReading } from '../../env/parse-owners.ts';
import { readOwners } from '../../env/read-owners.ts';
import { checkOwners } from '../diagnosis/check-owners.ts';

/** Who owns what, held against the layers and classes that there are; nobody when any problem was found. Never throws. */
export function ownersOfRun(): OwnersReading {
  const read = readOwners();
  const problems = [...read.problems, ...checkOwners(read.owners)];
  return { owners: problems.length === 0 ? read.owners : {}, problems };
}
