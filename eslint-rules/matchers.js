/**
 * The closed list of matchers of the specs about a target. Each prints a judgement of something that was recorded; a comparison of
 * two values that the spec holds itself would say nothing about the target (requirements S05, S15, S27 and S30).
 */
export const matchers = [
  'toHold',
  'toFollowTheGoldenPath',
  'toSpeakTheContract',
  'toAnswer',
  'toRemember',
  'toAnswerEachMessageAnew',
  'toKeepItsBudgets',
  'toStayApart',
];
