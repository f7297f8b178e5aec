import { mutations } from './mutations.ts';
import { garbageFails, twoChangesAreJudged } from './properties.ts';
const seed = Number(process.argv[3]),
  numRuns = Number(process.argv[2]);
try {
  console.log(JSON.stringify(twoChangesAreJudged(mutations, { numRuns, seed })));
} catch (e) {
  console.log((e as Error).message);
}
try {
  garbageFails({ numRuns, seed });
  console.log('garbage ok');
} catch (e) {
  console.log((e as Error).message);
}
