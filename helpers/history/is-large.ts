import { changeRule } from './change-rule.ts';

/** Whether two times are far enough apart to matter to anybody: in share and in ms. */
export function isLarge(one: number, other: number): boolean {
  const [low, high] = one < other ? [one, other] : [other, one];
  return high >= low * changeRule.leastRatio && high - low >= changeRule.leastMs;
}
