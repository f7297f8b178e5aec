import { claimOf } from '../diagnosis/verdict-claim.ts';
import type { VerdictDocument } from '../diagnosis/verdict-document.ts';
import { describeRates } from './describe-rates.ts';
import { describeSockets } from './describe-sockets.ts';
import { drawLatency } from './draw-latency.ts';

/** The run as Markdown, for a pipeline's summary page: the claim, the block, and every check and budget in a table. */
export function drawSummary(document: VerdictDocument, block: string): string {
  const { checks, budgets, run, target, scope } = document;
  const latency = drawLatency(budgets);
  return [
    `# ${claimOf(document)}`,
    '',
    `\`${document.verdict}\` on ${target}, ${scope.kind} run ${run.id} of ${run.startedAt}, suite ${run.suiteRevision}, seen from ${run.vantage}`,
    '',
    '```text',
    block,
    '```',
    ...table(
      'Checks',
      ['status', 'check', 'required', 'evidence'],
      checks.map(({ status, title, required, evidence }) => [
        status,
        title,
        required ? 'yes' : 'no',
        evidence[0] ?? '',
      ]),
    ),
    ...table('Latency by phase', latency.head, latency.rows),
    ...loosened(document),
    '',
    describeSockets(document.sockets),
    '',
    ...(document.rates ? describeRates(document.rates).flatMap((line) => [line, '']) : []),
  ].join('\n');
}

/** How many limits are looser than the contract's, and which, so that nobody takes ours for the contract's. */
function loosened({ budgets }: VerdictDocument): readonly string[] {
  const loose = budgets.filter((budget) => budget.loosened);
  return loose.length === 0
    ? []
    : [
        '',
        `Looser than the contract: ${loose.length} of ${budgets.length}`,
        '',
        ...loose.map(({ metric, source }) => `- ${metric}: ${source}`),
      ];
}

function table(
  title: string,
  head: readonly string[],
  rows: readonly (readonly string[])[],
): readonly string[] {
  if (rows.length === 0) return [];
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
  return ['', `## ${title}`, '', line(head), line(head.map(() => '---')), ...rows.map(line)];
}

function cell(text: string): string {
  return text.replace(/\s+/g, ' ').replaceAll('|', '\\|');
}
