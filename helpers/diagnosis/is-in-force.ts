import type { Waiver } from '../../env/waiver.ts';

/** Whether a waiver still holds on a day (`YYYY-MM-DD`, UTC). The day that it names is its last. */
export function isInForce({ expires }: Pick<Waiver, 'expires'>, today: string): boolean {
  return expires >= today;
}
