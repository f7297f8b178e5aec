import { z } from 'zod';

/** One repeat of the selected checks. */
export interface Repeat {
  readonly checks: number;
  /** The checks that were not green, each with what it found. */
  readonly red: readonly string[];
  /** Codes that were noted and count for nothing, each once. */
  readonly notes: readonly string[];
}

const attachment = z.object({ name: z.string(), body: z.string().optional() });
const attempt = z.object({
  status: z.string(),
  error: z.object({ message: z.string().default('') }).optional(),
  attachments: z.array(attachment).default([]),
});
const spec = z.object({
  title: z.string(),
  /** One for each repeat, in their order. */
  tests: z.array(z.object({ results: z.array(attempt) })),
});
interface Suite {
  readonly specs: z.output<typeof spec>[];
  readonly suites: Suite[];
}
const suite: z.ZodType<Suite> = z.lazy(() =>
  z.object({ specs: z.array(spec).default([]), suites: z.array(suite).default([]) }),
);
const results = z.object({ suites: z.array(suite) });

/** What a check hands to the reporter, as far as it is of interest here. */
const checkReport = z.object({
  findings: z.array(z.object({ code: z.string(), severity: z.string(), sentence: z.string() })),
  unmeasurable: z.array(z.string()).default([]),
});
const reportName = 'golden-path-check';

/** Sorts what Playwright wrote about a repeated run (`results.json`) by repeat. Throws when it is of another shape. */
export function readRepeats(json: unknown): readonly Repeat[] {
  const specs = results.parse(json).suites.flatMap(specsOf);
  const count = Math.max(0, ...specs.map(({ tests }) => tests.length));
  return Array.from({ length: count }, (_, at) => {
    const read = specs.flatMap(({ title, tests }) =>
      (tests[at]?.results ?? []).map((one) => ({ title, ...judged(one) })),
    );
    return {
      checks: read.length,
      red: read.filter(({ isRed }) => isRed).map(({ title, words }) => `${title}: ${words}`),
      notes: [...new Set(read.flatMap(({ notes }) => notes))],
    };
  });
}

function specsOf({ specs, suites }: Suite): z.output<typeof spec>[] {
  return [...specs, ...suites.flatMap(specsOf)];
}

function judged({ status, error, attachments }: z.output<typeof attempt>): {
  readonly isRed: boolean;
  readonly words: string;
  readonly notes: readonly string[];
} {
  const body = attachments.find(({ name }) => name === reportName)?.body;
  const report =
    body === undefined
      ? undefined
      : checkReport.parse(JSON.parse(Buffer.from(body, 'base64').toString('utf8')));
  const weighty = (report?.findings ?? []).filter(({ severity }) => severity !== 'info');
  const said = [
    ...weighty.map(({ code, sentence }) => `${code}: ${sentence}`),
    ...(report?.unmeasurable ?? []).map((why) => `UNMEASURABLE: ${why}`),
  ];
  return {
    isRed: status !== 'passed' || said.length > 0,
    words: said.length > 0 ? said.join('; ') : `${status} ${error?.message.split('\n')[0] ?? ''}`.trim(),
    notes: (report?.findings ?? []).filter(({ severity }) => severity === 'info').map(({ code }) => code),
  };
}
