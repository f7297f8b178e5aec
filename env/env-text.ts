import { parse } from 'dotenv';

/** One `KEY=value` line of a .env file. */
export interface EnvLine {
  readonly key: string;
  readonly value: string;
  /** Counted from 1. */
  readonly line: number;
}

/** A .env file as read: its lines in order, and what could not be read, by line number only (a bad line may hold a secret). */
export interface EnvText {
  readonly lines: readonly EnvLine[];
  readonly unreadableLines: readonly number[];
  /** Lines whose value holds a `#` outside quotes, where dotenv would cut it off in silence. */
  readonly cutLines: readonly number[];
  /** Lines that set a key which an earlier line has set already. */
  readonly repeatedLines: readonly number[];
}

/**
 * Reads the text of a .env file. Every line stands alone: blank, a comment, or `KEY=value` (quotes and trailing comments as
 * dotenv reads them). Byte order mark and CRLF are accepted. Never throws.
 */
export function readEnvText(text: string): EnvText {
  const lines: EnvLine[] = [];
  const unreadableLines: number[] = [];
  const cutLines: number[] = [];
  const repeatedLines: number[] = [];
  const rows = text.replace(/^\uFEFF/, '').split(/\r\n?|\n/);
  for (const [index, row] of rows.entries()) {
    if (/^\s*(?:#|$)/.test(row)) continue;
    const [entry, ...more] = Object.entries(parse(row));
    if (entry === undefined || more.length > 0 || !/^\s*(?:export\s+)?[\w.-]+\s*=/.test(row)) {
      unreadableLines.push(index + 1);
      continue;
    }
    const [key, value] = entry;
    if (/^[^=]*=\s*[^'"`\s#](?:[^#]*[^\s#])?#/.test(row)) cutLines.push(index + 1);
    if (lines.some((earlier) => earlier.key === key)) repeatedLines.push(index + 1);
    else lines.push({ key, value: value.trim(), line: index + 1 });
  }
  return { lines, unreadableLines, cutLines, repeatedLines };
}
