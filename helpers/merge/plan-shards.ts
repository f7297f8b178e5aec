/** A test as the plan needs it: Playwright's own has more. */
export interface PlannedTest {
  /** Absolute path of its spec. */
  readonly file: string;
  readonly tags: readonly string[];
  readonly annotations: readonly { readonly type: string; readonly description?: string | undefined }[];
}

/** What is slow or fast with whatever runs beside it is measured on one machine, so that its figures are of one population. */
const loadSensitive: readonly string[] = ['@latency', '@load'];

/** Tenths of a second on the embedded stack, as measured; they only balance. */
const cost = { test: 1, page: 8, turn: 4, pageTurn: 12, goldenTurn: 35 };

/**
 * Which spec belongs to which shard, by its path; the first shard is 1. A spec is never divided. All that measures latency, and all
 * that reads the worker's golden turn, so that it is asked once, goes to the first shard; the others go, the dearest first, to the
 * shard that has the least to do. The same tests give the same plan on every machine.
 */
export function planShards(tests: readonly PlannedTest[], total: number): ReadonlyMap<string, number> {
  const files = byFile(tests);
  const loads = Array.from({ length: total }, () => 0);
  const plan = new Map<string, number>();
  const give = (file: string, at: number, load: number): void => {
    plan.set(file, at + 1);
    loads[at] = (loads[at] ?? 0) + load;
  };
  const isGolden = tests.some((test) => has(test, 'golden-turn'));
  for (const [file, own] of files) {
    if (own.some(staysTogether)) give(file, 0, costOf(own));
  }
  loads[0] = (loads[0] ?? 0) + (isGolden ? cost.goldenTurn : 0);
  const others = [...files].filter(([file]) => !plan.has(file));
  for (const [file, own] of others.toSorted((a, b) => costOf(b[1]) - costOf(a[1]) || compare(a[0], b[0]))) {
    give(file, loads.indexOf(Math.min(...loads)), costOf(own));
  }
  return plan;
}

function byFile(tests: readonly PlannedTest[]): ReadonlyMap<string, readonly PlannedTest[]> {
  const files = new Map<string, PlannedTest[]>();
  for (const test of tests) files.set(test.file, [...(files.get(test.file) ?? []), test]);
  return files;
}

function staysTogether(test: PlannedTest): boolean {
  return has(test, 'golden-turn') || test.tags.some((tag) => loadSensitive.includes(tag));
}

function costOf(tests: readonly PlannedTest[]): number {
  return tests.reduce((sum, test) => {
    // Users who chat at the same time take as long as one of them.
    const turns = declared(test, 'turns') / Math.max(1, declared(test, 'users'));
    const isPage = test.tags.includes('@browser');
    return sum + cost.test + (isPage ? cost.page + turns * cost.pageTurn : turns * cost.turn);
  }, 0);
}

function has({ annotations }: PlannedTest, wanted: string): boolean {
  return annotations.some(({ type }) => type === wanted);
}

function declared({ annotations }: PlannedTest, wanted: string): number {
  return annotations
    .filter(({ type }) => type === wanted)
    .reduce((sum, { description }) => sum + Number(description), 0);
}

/** By code units, as every machine and language has it. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
