import type { Price } from '../../env/target.ts';
import { describeRates } from '../reporting/describe-rates.ts';
import { describeSockets } from '../reporting/describe-sockets.ts';
import { drawFacts } from './draw-facts.ts';
import { markup, type Markup, type Part } from './markup.ts';
import type { PageContext } from './page-context.ts';
import { withCode } from './with-code.ts';

/** What the run used up at the target, what it left there, and what that cost. */
export function drawSpending({ story: { document, pricePerTurn } }: PageContext): Markup {
  const { spent, created, leftBehind, sockets, rates } = document;
  const rows: readonly (readonly [string, Part])[] = [
    ['Chat turns', `${spent.turns}, each an answer of the agent`],
    ['Cost', costOf(spent.turns, pricePerTurn)],
    ['Requests', String(spent.requests)],
    ['Users', `${created.users} created for this run`],
    ['Threads and messages', `${created.threads} threads, ${created.messages} messages`],
    ['Left behind', leftBehind === 0 ? 'nothing' : withCode(`${leftBehind}; \`npm run sweep\` removes it`)],
    ['Chat sockets', describeSockets(sockets)],
  ];
  return markup`${drawFacts(rows)}
${rates ? markup`<ul class="plainlist">${describeRates(rates).map((line) => markup`<li>${line}</li>`)}</ul>` : undefined}`;
}

function costOf(turns: number, price: Price | undefined): string {
  if (!price) return 'unknown: no price per turn is set for this target (PRICE_PER_TURN)';
  const sum = turns * price.amount;
  const digits = sum > 0 && sum < 1 ? 4 : 2;
  return `${sum.toFixed(digits)} ${price.currency} (${turns} × ${price.amount} ${price.currency})`;
}
