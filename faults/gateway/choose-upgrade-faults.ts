import type { FaultOf } from '../fault.ts';
import type { ActiveFault } from './active-fault.ts';
import { occurs } from './occurs.ts';

export type UpgradeFault = ActiveFault<FaultOf<'upgrade'>>;

/** Answers, for the path of each upgrade in turn, which faults are meant; it counts the upgrades that fit each of them. */
export function chooseUpgradeFaults(
  faults: readonly UpgradeFault[],
): (path: string) => readonly UpgradeFault[] {
  const seen = new Map<UpgradeFault, number>();
  return (path) =>
    faults.filter((active) => {
      if (active.fault.path !== undefined && !path.startsWith(active.fault.path)) return false;
      const count = (seen.get(active) ?? 0) + 1;
      seen.set(active, count);
      return occurs(count, active.fault);
    });
}
