import { excerpt } from '../judge/excerpt.ts';
import { drawFold } from './draw-section.ts';
import { drawTable } from './draw-table.ts';
import { endpointsOf } from './endpoints-of.ts';
import { markup, type Markup } from './markup.ts';
import type { PageContext } from './page-context.ts';

const exampleLength = 260;

/** Every address that a check asked, and what it answered. */
export function drawEndpoints({ story: { document } }: PageContext): Markup | undefined {
  const endpoints = endpointsOf(document.checks);
  if (endpoints.length === 0) return undefined;
  const rows = endpoints.map(({ endpoint, answers, examples }) => ({
    cells: [
      markup`<code>${endpoint}</code>`,
      answers.map(({ status, times }) => `${status}${times === 1 ? '' : ` (${times} times)`}`).join(', '),
      markup`<ul class="plainlist">${examples.map((text) => markup`<li><code class="payload">${excerpt(text, exampleLength)}</code></li>`)}</ul>`,
    ],
  }));
  const table = drawTable(
    'Addresses that were asked, and their answers',
    [{ head: 'Address' }, { head: 'Answers' }, { head: 'What stood in them' }],
    rows,
  );
  return drawFold(`${endpoints.length} addresses were asked; show them and their answers`, table);
}
