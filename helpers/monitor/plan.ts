import type { ProfileName } from '../../env/target.ts';
import { asksEnough } from './asks-enough.ts';
import type { Cadence } from './cadence.ts';
import { slotsBetween, type Slot } from './slots.ts';

/** A run that the history knows of. */
export interface KnownRun {
  /** When it began, ms since 1970, UTC. */
  readonly atMs: number;
  /** What it asked, whole. */
  readonly profile: ProfileName;
}

/** What a monitor has to do now, and what was left undone. */
export interface Plan {
  /** The slot that is due and has no run yet. */
  readonly due: Slot | undefined;
  /** Slots whose time is over and that no run answers for, oldest first. */
  readonly missed: readonly Slot[];
  readonly met: readonly Slot[];
  /** When the next slot comes, ms since 1970. */
  readonly nextMs: number;
}

export interface PlanInput {
  /** From when the slots are counted. */
  readonly deployedMs: number;
  readonly cadence: Cadence;
  readonly runs: readonly KnownRun[];
  readonly nowMs: number;
  /** Slots before this moment are nobody's business: there was no monitor yet, or it is too long ago. */
  readonly sinceMs: number;
}

/** Says which slot is due, which were missed and which were met. Pure; each slot until now is exactly one of the three. */
export function planOf({ deployedMs, cadence, runs, nowMs, sinceMs }: PlanInput): Plan {
  const slots = slotsBetween(deployedMs, cadence, Math.max(deployedMs, sinceMs), nowMs);
  const isMet = (slot: Slot): boolean => runs.some((run) => answersFor(run, slot, deployedMs));
  const [met, open] = [slots.filter(isMet), slots.filter((slot) => !isMet(slot))];
  return {
    due: open.find(({ nextMs }) => nextMs > nowMs),
    missed: open.filter(({ nextMs }) => nextMs <= nowMs),
    met,
    nextMs: nextAfter(deployedMs, cadence, nowMs),
  };
}

function answersFor({ atMs, profile }: KnownRun, slot: Slot, deployedMs: number): boolean {
  const fromMs = Math.max(deployedMs, slot.atMs - slot.stage.earlyMs);
  return atMs >= fromMs && atMs < slot.nextMs && asksEnough(profile, slot.stage.profile);
}

function nextAfter(deployedMs: number, cadence: Cadence, nowMs: number): number {
  const longestMs = Math.max(...cadence.map(({ everyMs }) => everyMs));
  const afterMs = Math.max(nowMs, deployedMs) + 1;
  return (
    slotsBetween(deployedMs, cadence, afterMs, afterMs + 2 * longestMs).at(0)?.atMs ?? afterMs + longestMs
  );
}
