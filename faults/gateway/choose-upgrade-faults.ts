import type { FaultOf } from '../fault.ts';
import type { ActiveFault } from './active-fault.ts';
import { Fitting } from './fitting.ts';

export type UpgradeFault = ActiveFault<FaultOf<'upgrade'>>;

/** Answers, for the path of each upgrade in turn, which faults are meant; it counts the upgrades that fit each of them. */
export function chooseUpgradeFaults(
  faults: readonly UpgradeFault[],
): (path: string) => readonly UpgradeFault[] {
  const seen = new Map(faults.map((active) => [active, new Fitting()]));
  return (path) =>
    faults.filter(
      (active) =>
        (active.fault.path === undefined || path.startsWith(active.fault.path)) &&
        seen.get(active)?.isMeant(active.fault) === true,
    );
}
