import { checkMark } from '../history/check-mark.ts';
import type { HistoryLine } from '../history/history-line.ts';
import type { ComparedRun } from './compared-run.ts';

/** A run of which only the line in the history is left. */
export function runOfLine(line: HistoryLine): ComparedRun {
  const { green, red, other } = line.checks;
  const rest = [
    ...red.map((id) => ['FAIL', id] as const),
    ...Object.entries(other).flatMap(([status, ids]) => ids.map((id) => [status, id] as const)),
  ];
  return {
    ...line,
    findings: line.findings.map(({ code, severity }) => ({ code, severity, sentence: undefined })),
    statuses: new Map([
      ...green.map((mark) => [mark, 'PASS'] as const),
      ...rest.map(([status, id]) => [checkMark(id), status] as const),
    ]),
    names: new Map(rest.map(([, id]) => [checkMark(id), id])),
    turns: [],
    folder: undefined,
  };
}
