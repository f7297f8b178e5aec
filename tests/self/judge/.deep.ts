import { mutations } from './mutations.ts';
import { wireMutations } from './wire-mutations.ts';
import { legalRunsPass, mutationIsJudged } from './properties.ts';
const n = Number(process.argv[2]),
  seed = Number(process.argv[3]);
const t0 = Date.now();
try {
  legalRunsPass({ numRuns: n * 4, seed });
} catch (e) {
  console.log('LEGAL', (e as Error).message);
}
for (const m of [...mutations, ...wireMutations]) {
  try {
    const t = mutationIsJudged(m, { numRuns: n, seed });
    if (t.unclear || t.skipped) console.log('ok', m.name, JSON.stringify(t));
  } catch (e) {
    console.log('### ', m.name, '\n', (e as Error).message.slice(0, 3500));
  }
}
console.log(Date.now() - t0, 'ms');
