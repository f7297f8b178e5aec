import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { documentedCadence, settledCadence, steadyCadence } from '../../../../helpers/monitor/cadence.ts';
import { planOf, type KnownRun } from '../../../../helpers/monitor/plan.ts';
import { slotsBetween } from '../../../../helpers/monitor/slots.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
/** A deployment in the hour in which Europe puts its clocks back. */
const deployed = Date.parse('2025-10-26T00:40:00Z');

const hoursAfter = (ms: number): number => (ms - deployed) / hour;

describe('the slots of the documented cadence', () => {
  it('come every 30 minutes for 4 hours, every 2 hours for 20, then daily', () => {
    const slots = slotsBetween(deployed, documentedCadence, deployed, deployed + 4 * day);
    assert.deepEqual(
      slots.map(({ atMs }) => hoursAfter(atMs)),
      [0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 48, 72, 96],
    );
    assert.deepEqual(
      slots.map(({ stage }) => stage.profile),
      [
        ...Array<string>(8).fill('smoke'),
        ...Array<string>(10).fill('golden-path'),
        ...Array<string>(3).fill('full'),
      ],
    );
  });

  it('each end where the next one begins, whatever part of them is looked at', () => {
    fc.assert(
      fc.property(fc.nat(9 * day), fc.nat(9 * day), (a, b) => {
        const [from, until] = [deployed + Math.min(a, b), deployed + Math.max(a, b)];
        const all = slotsBetween(deployed, documentedCadence, deployed, deployed + 12 * day);
        const part = slotsBetween(deployed, documentedCadence, from, until);
        assert.deepEqual(
          part,
          all.filter(({ atMs }) => atMs >= from && atMs <= until),
        );
        for (const [at, slot] of all.slice(0, -1).entries()) assert.equal(slot.nextMs, all[at + 1]?.atMs);
      }),
    );
  });

  it('are the same moments in every time zone, since no clock is put forward or back in them', () => {
    const slots = slotsBetween(deployed, steadyCadence(day), deployed, deployed + 400 * day);
    assert.equal(slots.length, 400);
    assert.equal(new Set(slots.map(({ atMs }) => atMs % day)).size, 1);
  });
});

describe('a plan', () => {
  const plan = (runs: readonly KnownRun[], nowMs: number) =>
    planOf({ deployedMs: deployed, cadence: documentedCadence, runs, nowMs, sinceMs: deployed });
  const runAt = (afterMs: number, profile: KnownRun['profile'] = 'smoke'): KnownRun => ({
    atMs: deployed + afterMs,
    profile,
  });

  it('has nothing due before the first slot, and says when that is', () => {
    const { due, missed, nextMs } = plan([], deployed + 29 * minute);
    assert.equal(due, undefined);
    assert.deepEqual(missed, []);
    assert.equal(nextMs, deployed + 30 * minute);
  });

  it('has a slot due from its moment on, until a run answers for it', () => {
    assert.equal(plan([], deployed + 30 * minute).due?.atMs, deployed + 30 * minute);
    assert.equal(plan([runAt(31 * minute)], deployed + 40 * minute).due, undefined);
  });

  it('shows a slot as missed once its time is over', () => {
    const { due, missed } = plan([runAt(31 * minute)], deployed + 95 * minute);
    assert.deepEqual(
      missed.map(({ atMs }) => atMs - deployed),
      [60 * minute],
    );
    assert.equal(due?.atMs, deployed + 90 * minute);
  });

  it('does not take the run of the deployment itself for a slot', () => {
    assert.equal(plan([runAt(2 * minute, 'full')], deployed + 31 * minute).due?.atMs, deployed + 30 * minute);
  });

  it('takes a run that asked more, and none that asked less', () => {
    const at = deployed + 6 * hour + minute;
    assert.equal(plan([runAt(6 * hour, 'smoke')], at).due?.stage.profile, 'golden-path');
    assert.equal(plan([runAt(6 * hour, 'full')], at).due, undefined);
    assert.equal(plan([runAt(6 * hour, 'soak')], at).due?.stage.profile, 'golden-path');
  });

  it('lets the night run of the same day count for the daily slot', () => {
    const at = deployed + 72 * hour + minute;
    assert.equal(plan([runAt(62 * hour, 'nightly')], at).due, undefined);
    assert.notEqual(plan([runAt(59 * hour, 'nightly')], at).due, undefined);
  });

  it('puts every slot until now into exactly one of due, missed and met', () => {
    const anyRun = fc.record({
      atMs: fc.integer({ min: -day, max: 9 * day }).map((ms) => deployed + ms),
      profile: fc.constantFrom('smoke', 'golden-path', 'full', 'nightly', 'soak'),
    });
    fc.assert(
      fc.property(fc.array(anyRun, { maxLength: 40 }), fc.nat(9 * day), (runs, afterMs) => {
        const now = deployed + afterMs;
        const { due, missed, met } = plan(runs, now);
        const sorted = [...missed, ...met, ...(due ? [due] : [])]
          .map(({ atMs }) => atMs)
          .sort((a, b) => a - b);
        const all = slotsBetween(deployed, documentedCadence, deployed, now).map(({ atMs }) => atMs);
        assert.deepEqual(sorted, all);
        assert.ok(missed.every(({ nextMs }) => nextMs <= now));
        assert.ok(due === undefined || (due.atMs <= now && due.nextMs > now));
      }),
    );
  });

  it('never misses a slot while a monitor looks every 15 minutes, and misses just those of its outages', () => {
    const tick = 15 * minute;
    fc.assert(
      fc.property(
        fc.nat(tick - 1),
        fc.array(fc.record({ from: fc.nat(6 * day), forMs: fc.nat(2 * day) }), { maxLength: 3 }),
        (offset, outages) => {
          const runs: KnownRun[] = [];
          const looks: number[] = [];
          for (let after = offset; after < 6 * day; after += tick) {
            if (outages.some(({ from, forMs }) => after >= from && after < from + forMs)) continue;
            looks.push(after);
            const { due } = plan(runs, deployed + after);
            if (due) runs.push(runAt(after, due.stage.profile));
          }
          const { missed, met } = plan(runs, deployed + 6 * day);
          const unseen = ({ atMs, nextMs }: { atMs: number; nextMs: number }): boolean =>
            !looks.some((after) => deployed + after >= atMs && deployed + after < nextMs);
          assert.ok(missed.every(unseen));
          assert.ok(met.every((slot) => !unseen(slot) || slot.stage.earlyMs > 0));
          if (outages.length === 0) assert.deepEqual(missed, []);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('counts from midnight where no deployment is known', () => {
    const now = Date.parse('2025-09-13T10:00:00Z');
    const cadence = settledCadence(documentedCadence);
    const { due } = planOf({ deployedMs: 0, cadence, runs: [], nowMs: now, sinceMs: now - day + 1 });
    assert.equal(new Date(due?.atMs ?? 0).toISOString(), '2025-09-13T00:00:00.000Z');
  });
});
