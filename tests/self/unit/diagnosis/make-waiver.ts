import type { KnownWaiver } from '../../../../helpers/diagnosis/check-waivers.ts';

/** A waiver that is in force on 2025-11-22, but for what is given. */
export function makeWaiver(part: Partial<KnownWaiver> = {}): KnownWaiver {
  return {
    target: 'staging',
    code: 'EVENT_GAP',
    reason: 'known',
    link: 'https://tracker.example/731',
    expires: '2025-12-01',
    place: 'Entry 1 of env/waivers.json',
    ...part,
  };
}
