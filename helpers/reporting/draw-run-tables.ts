import type { VerdictDocument } from '../diagnosis/verdict-document.ts';
import { describeRates } from './describe-rates.ts';
import { describeSockets } from './describe-sockets.ts';
import { drawLatency } from './draw-latency.ts';

/** Every check, unless all of them held, and every figure of a run in tables, as lines of Markdown. */
export function drawRunTables(document: VerdictDocument): readonly string[] {
  const { checks, budgets, verdict } = document;
  const latency = drawLatency(budgets);
  const rows = checks.map(({ status, title, required, evidence }) => [
    status,
    title,
    required ? 'yes' : 'no',
    evidence[0] ?? '',
  ]);
  return [
    ...table('Checks', ['status', 'check', 'required', 'evidence'], verdict === 'PASS' ? [] : rows),
    ...table('Latency by phase', latency.head, latency.rows),
    ...loosened(document),
    '',
    describeSockets(document.sockets),
    '',
    ...(document.rates ? describeRates(document.rates).flatMap((line) => [line, '']) : []),
  ];
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
