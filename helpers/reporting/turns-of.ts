/** The part of a Playwright test case that says what it costs. */
export interface CostedTest {
  readonly annotations: readonly { readonly type: string; readonly description?: string | undefined }[];
}

/**
 * The turns that a selection takes at the target: what each test declares in its `turns` annotation, and one more for the
 * worker's golden turn, however many tests read it (`golden-turn`). Where answers that miss something are asked for once more,
 * each test may take as many turns again as its `probes` annotation says, and the golden turn one. A test of more users than
 * the target lets chat at once (`users`) takes none: it is not observable there.
 */
export function turnsOf(
  tests: readonly CostedTest[],
  takesProbes = false,
  usersAtOnce = Number.POSITIVE_INFINITY,
): number {
  const annotations = tests
    .map((test) => test.annotations)
    .filter((all) => declared(all, 'users') <= usersAtOnce)
    .flat();
  const golden = annotations.some(({ type }) => type === 'golden-turn') ? 1 : 0;
  const once = declared(annotations, 'turns') + golden;
  return takesProbes ? once + declared(annotations, 'probes') + golden : once;
}

function declared(annotations: CostedTest['annotations'], wanted: string): number {
  return annotations
    .filter(({ type }) => type === wanted)
    .reduce((sum, { description }) => sum + Number(description), 0);
}
