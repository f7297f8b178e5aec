import { occurs } from './occurs.ts';

type Which = Parameters<typeof occurs>[1] & { readonly afterMs?: number | undefined };

/** What one fault has seen so far of that which fits it: it counts from 1, and its clock starts with the first. */
export class Fitting {
  private count = 0;
  private firstMs: number | undefined;

  /** Notes one more that fits, and answers whether it is among those that are meant. */
  isMeant(which: Which, nowMs = performance.now()): boolean {
    this.count += 1;
    this.firstMs ??= nowMs;
    if (which.afterMs !== undefined && nowMs - this.firstMs < which.afterMs) return false;
    return occurs(this.count, which);
  }
}
