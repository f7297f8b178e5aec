import type { CheckReport } from './check-report.ts';

/** The name under which a test hands over what it found. */
export const checkReportName = 'golden-path-check';

interface Attachment {
  readonly name: string;
  readonly body?: Buffer | undefined;
}

/** The report among a test's attachments; undefined when there is none. Throws when it cannot be read. */
export function readCheckReport(attachments: readonly Attachment[]): CheckReport | undefined {
  // A test that attached twice said its last word last.
  const body = attachments.findLast(({ name }) => name === checkReportName)?.body;
  if (body === undefined) return undefined;
  const report = JSON.parse(body.toString('utf8')) as CheckReport;
  if (report.schema !== 1)
    throw new Error(`The attachment ${checkReportName} has schema ${String(report.schema)}, not 1.`);
  return report;
}
