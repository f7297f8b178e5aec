import { redacted } from '../../reporting/redact-text.ts';
import { cleanJson } from './clean-json.ts';
import type { Cleaner } from './cleaner.ts';
import { findSecrets } from './find-secrets.ts';

/** Lines that are JSON, each with its value; a whole JSON file is one line. */
interface JsonLine {
  readonly text: string;
  /** Undefined for a blank line. */
  readonly value: unknown;
}

/** What was made of a text. */
export interface CleanedText {
  /** Undefined when nothing of it could be kept. */
  readonly text: string | undefined;
  /** Lines of JSON that had to go as a whole. */
  readonly linesDropped: number;
}

/** The secrets that a text file names: see `findSecrets`. */
export function secretsOfText(text: string): ReadonlySet<string> {
  const lines = jsonLines(text);
  return findSecrets(lines ? lines.map(({ value }) => value) : text);
}

/**
 * A text without secrets. JSON and JSON lines stay what they are, and a line without a secret stays as it was written. What still holds
 * one afterwards is dropped: a line of JSON lines, or all of any other text.
 */
export function cleanText(text: string, cleaner: Cleaner): CleanedText {
  const lines = jsonLines(text);
  if (!lines) {
    const cleaned = cleaner.clean(text);
    return { text: cleaned === redacted ? undefined : cleaned, linesDropped: 0 };
  }
  const kept = lines.map((line) => cleanLine(line, cleaner)).filter((line) => line !== undefined);
  const linesDropped = lines.length - kept.length;
  return { text: kept.length === 0 ? undefined : kept.join('\n'), linesDropped };
}

function cleanLine({ text, value }: JsonLine, cleaner: Cleaner): string | undefined {
  const cleaned = cleanJson(value, cleaner);
  const written = cleaned === value ? text : JSON.stringify(cleaned);
  return cleaner.holds(written) ? undefined : written;
}

function jsonLines(text: string): readonly JsonLine[] | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined;
  const whole = parse(text);
  if (whole) return [{ text, ...whole }];
  const lines = text.split('\n').map((line) => {
    const parsed = line.trim() === '' ? { value: undefined } : parse(line);
    return parsed && { text: line, ...parsed };
  });
  return lines.every((line) => line !== undefined) ? lines : undefined;
}

function parse(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    // Then it is not JSON, and is read as text.
    return undefined;
  }
}
