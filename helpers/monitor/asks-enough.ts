import type { ProfileName } from '../../env/target.ts';

/** What each profile contains of the others. `soak` looks at other things altogether. */
const within: Readonly<Record<ProfileName, readonly ProfileName[]>> = {
  smoke: ['smoke', 'golden-path', 'full', 'nightly'],
  'golden-path': ['golden-path', 'full', 'nightly'],
  full: ['full', 'nightly'],
  nightly: ['nightly'],
  soak: ['soak'],
};

/** Whether a run of one profile has asked all that another asks. */
export function asksEnough(asked: ProfileName, due: ProfileName): boolean {
  return within[due].includes(asked);
}
