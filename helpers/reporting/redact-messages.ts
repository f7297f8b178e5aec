import { maskMethod } from './mask-in-step-log.ts';
import { redactReportText } from './redact-report-text.ts';

/** What is no text of anybody's: names of ours and of files, and attachments, which are redacted by those who attach them. */
const leftAlone = new Set([
  'body',
  'category',
  'contentType',
  'location',
  'parentStepId',
  'path',
  'stepId',
  'testId',
]);

let isInstalled = false;

/**
 * Redacts everything that this worker tells the process that writes the reports: titles of steps (`Fill "…"`, `Navigate …`), what is
 * passed to them, errors with the calls that led to them, and what is printed. All of it crosses in one place, as messages between two
 * processes of Node, so nothing else of Playwright has to be known. Does nothing outside of a worker.
 */
export function redactMessages(): void {
  const send = process.send?.bind(process) as ((...words: readonly unknown[]) => boolean) | undefined;
  if (send === undefined || isInstalled) return;
  isInstalled = true;
  process.send = (message: unknown, ...rest: readonly unknown[]) =>
    send(redactedUnlessMask(message), ...rest);
}

/** What the pipeline is to hide has to reach it as it is; the process that hears it writes it nowhere else. */
export function redactedUnlessMask(message: unknown): unknown {
  const isMask =
    typeof message === 'object' && message !== null && 'method' in message && message.method === maskMethod;
  return isMask ? message : redactMessage(message);
}

/** A copy of a message, or of a part of it, in which no text that people read holds a secret. */
export function redactMessage(value: unknown): unknown {
  if (typeof value === 'string') return redactReportText(value);
  if (Array.isArray(value)) return value.map(redactMessage);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, leftAlone.has(key) ? item : redactMessage(item)]),
  );
}
