import fc from 'fast-check';

import { judgeTurn } from '../../../helpers/judge/judge-turn.ts';
import type { AbstractRun } from './abstract-run.ts';
import { disagreement, draw } from './check.ts';
import { recordingOf } from './example-turn.ts';
import { garbage } from './garbage.ts';
import { legalRun } from './legal-run.ts';
import type { Mutation } from './mutation.ts';
import { places } from './mutation.ts';
import type { Ruling } from './oracle.ts';
import { rule } from './oracle.ts';
import { record } from './record.ts';

/** How often each ruling was reached, so that a property that never bites is seen. */
export interface Tally {
  legal: number;
  illegal: number;
  unclear: number;
  skipped: number;
}

export interface Effort {
  readonly numRuns: number;
  readonly seed: number;
}

/** Judges any legal run and wants nothing found but the drift of an older envelope. */
export function legalRunsPass(effort: Effort): void {
  hold(
    fc.property(legalRun, fc.boolean(), (run, coarse) => {
      settle({ ...run, coarse }, 'a legal run', undefined);
    }),
    effort,
  );
}

/** Changes a legal run once and wants what the oracle, or the mutation itself, says. */
export function mutationIsJudged(mutation: Mutation, effort: Effort): Tally {
  const tally: Tally = { legal: 0, illegal: 0, unclear: 0, skipped: 0 };
  const picks = fc.array(fc.nat(1_000_000), { minLength: 4, maxLength: 4 });
  hold(
    fc.property(legalRun, picks, (run, numbers) => {
      let turn = 0;
      const changed = mutation.make(run, (n) => (numbers[turn++ % numbers.length] ?? 0) % n);
      if (!changed) tally.skipped += 1;
      else tally[settle(changed, mutation.name, mutation).kind] += 1;
    }),
    effort,
  );
  return tally;
}

/** Changes a legal run twice and wants a break found if, and only if, there is one. */
export function twoChangesAreJudged(all: readonly Mutation[], effort: Effort): Tally {
  const tally: Tally = { legal: 0, illegal: 0, unclear: 0, skipped: 0 };
  const picks = fc.array(fc.nat(1_000_000), { minLength: 8, maxLength: 8 });
  hold(
    fc.property(
      legalRun,
      fc.constantFrom(...all),
      fc.constantFrom(...all),
      picks,
      (run, one, two, numbers) => {
        let turn = 0;
        const pick = (n: number): number => (numbers[turn++ % numbers.length] ?? 0) % n;
        const once = one.make(run, pick);
        const twice = once && places(once).length > 1 ? two.make(once, pick) : undefined;
        if (!twice) {
          tally.skipped += 1;
          return;
        }
        const recording = record(twice);
        const ruling = rule(twice, false);
        const found = judgeTurn(recording).filter(
          ({ code, severity }) => severity !== 'info' && code !== 'ENVELOPE_DRIFT',
        );
        tally[ruling.kind] += 1;
        if (ruling.kind === 'unclear' || (ruling.kind === 'legal') === (found.length === 0)) return;
        throw new Error(
          `${one.name}, then ${two.name}: it is ${ruling.kind}\n${draw(twice, recording, found)}`,
        );
      },
    ),
    effort,
  );
  return tally;
}

/** Frames without sense neither pass nor break the judge. */
export function garbageFails(effort: Effort): void {
  hold(
    fc.property(garbage, fc.constantFrom('terminal', 'stalled', 'silent'), (frames, kind) => {
      const recording = recordingOf(frames, { ending: { kind } });
      const found = judgeTurn(recording);
      if (!found.some(({ severity }) => severity === 'fail')) {
        throw new Error(`Garbage passes:\n${recording.frames.map(({ raw }) => raw).join('\n')}`);
      }
    }),
    effort,
  );
}

/** Runs the property; of a failure it tells the smallest turn in our words, not the dump of its making. */
function hold<T>(property: fc.IProperty<T>, effort: Effort): void {
  const outcome = fc.check(property, effort);
  if (!outcome.failed) return;
  const told =
    outcome.errorInstance instanceof Error ? outcome.errorInstance.message : String(outcome.errorInstance);
  throw new Error(`${told}\nReplay: seed ${outcome.seed}, path ${outcome.counterexamplePath ?? 'none'}`);
}

function settle(run: AbstractRun, name: string, mutation: Mutation | undefined): Ruling {
  const recording = record(run);
  const overtime =
    recording.endedAtUs - recording.sentAtUs > (recording.limits.agentTimeoutMs + 10_000) * 1000;
  const ruling = mutation?.told
    ? {
        kind: 'illegal' as const,
        first: new Set(mutation.told.first),
        also: mutation.told.also === 'anything' ? ('anything' as const) : new Set(mutation.told.also),
      }
    : rule(run, overtime);
  const before = JSON.stringify(recording);
  const found = judgeTurn(recording);
  if (JSON.stringify(recording) !== before) throw new Error('The judge has changed the recording.');
  const against = disagreement(run, found, ruling);
  if (against) throw new Error(`${name}: ${against}\n${draw(run, recording, found)}`);
  return ruling;
}
