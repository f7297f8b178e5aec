/** The part of a Playwright test case that says what it costs. */
export interface CostedTest {
  readonly annotations: readonly { readonly type: string; readonly description?: string | undefined }[];
}

/**
 * The turns that a selection takes at the target: what each test declares in its `turns` annotation, and one more for the
 * worker's golden turn, however many tests read it (`golden-turn`).
 */
export function turnsOf(tests: readonly CostedTest[]): number {
  const annotations = tests.flatMap((test) => test.annotations);
  const own = annotations
    .filter(({ type }) => type === 'turns')
    .map(({ description }) => Number(description));
  const golden = annotations.some(({ type }) => type === 'golden-turn') ? 1 : 0;
  return own.reduce((sum, turns) => sum + turns, golden);
}
