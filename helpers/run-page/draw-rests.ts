import { spell } from '../ladder/spell.ts';
import { markup, type Markup } from './markup.ts';
import type { PageContext } from './page-context.ts';

/** What a good result rests on, in a few sentences with their figures. */
export function drawRests({ story: { document } }: PageContext): Markup {
  const { checks, budgets, rates, product } = document;
  const counted = checks.filter(({ required }) => required);
  const held = counted.filter(({ status }) => status === 'PASS').length;
  const unseen = counted.filter(({ status }) => status === 'NOT_OBSERVABLE').length;
  const answer = budgets.find(({ metric }) => metric === 'answer');
  const over = budgets.filter(({ status }) => status === 'note').length;
  const lines = [
    `${held} of ${counted.length - unseen} checks that count and can be seen here hold${unseen === 0 ? '' : `; ${unseen} more cannot be seen on this target`}.`,
    rates && rates.journeys.n > 0
      ? `${rates.journeys.held} of ${rates.journeys.n} messages were answered as promised, with all five agent events.`
      : '',
    answer ? `The slowest whole answer took ${spell(answer.value)} (allowed: ${spell(answer.limit)}).` : '',
    over > 0
      ? `${over === 1 ? 'One step was' : `${over} steps were`} slower than aimed at, and within the limit.`
      : '',
    product
      ? ''
      : 'This run used the built-in reference server: it shows that the tests work, and says nothing about the product.',
  ].filter((line) => line !== '');
  return markup`<ul class="plainlist">${lines.map((line) => markup`<li>${line}</li>`)}</ul>`;
}
