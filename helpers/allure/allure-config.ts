import { join } from 'node:path';
import type { VerdictDocument } from '../diagnosis/verdict-document.ts';
import { layers } from '../diagnosis/layers.ts';

const red = ['failed', 'broken'];

/**
 * The configuration that Allure's own command takes, as JSON: one file that works from disk, failures sorted by the layer at which they
 * broke, and a history for each target, since a check on staging says nothing of the one on embedded.
 */
export function allureConfig(
  { target, product, run }: Pick<VerdictDocument, 'target' | 'product' | 'run'>,
  { output, history }: { readonly output: string; readonly history: string },
): object {
  return {
    name: `Golden Path on ${target}${product ? '' : ', no product was tested'}, ${run.startedAt}`,
    output,
    historyPath: join(history, `allure-${target}.jsonl`),
    historyLimit: 100,
    categories: [
      ...layers.map(({ name, title }) => ({
        name: `Broke at: ${title}`,
        matchers: { labels: { layer: name }, statuses: red },
      })),
      {
        name: 'Could not be asked, since something below is broken',
        matchers: { labels: { verdict: 'BLOCKED' } },
      },
      { name: 'Cannot be seen from outside', matchers: { labels: { verdict: 'NOT_OBSERVABLE' } } },
    ],
    plugins: {
      awesome: {
        options: { singleFile: true, reportLanguage: 'en', groupBy: ['epic', 'feature'] },
      },
    },
  };
}
