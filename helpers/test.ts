import { expect as base } from '@playwright/test';
import { crowdMatchers } from './matchers/crowd-matchers.ts';
import { judgementMatchers } from './matchers/judgement-matchers.ts';
import { turnMatchers } from './matchers/turn-matchers.ts';

/** The one door: everything that a spec imports. */
export { test } from './fixtures/ladder.ts';
export const expect = base.extend({ ...turnMatchers, ...judgementMatchers, ...crowdMatchers });
