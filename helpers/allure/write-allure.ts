import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { VerdictDocument } from '../diagnosis/verdict-document.ts';
import type { AllureResult } from './allure-result.ts';
import { checkIdOfResult } from './check-id-of-result.ts';
import { labelResult } from './label-result.ts';

/** A picture or text that belongs to one check. */
export interface CheckAttachment {
  /** The check's id. */
  readonly check: string;
  readonly name: string;
  /** A media type: `image/svg+xml`. */
  readonly type: string;
  readonly extension: string;
  readonly text: string;
}

/**
 * Completes the result files that allure-playwright has written in `folder`: labels, status, the words of the finding, the target as a
 * part of the history id, the run's environment, and attachments. Without such a folder it does nothing.
 */
export function writeAllure(
  folder: string,
  document: VerdictDocument,
  attachments: readonly CheckAttachment[] = [],
): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder).filter((one) => one.endsWith('-result.json'))) {
    const path = join(folder, name);
    const result = labelResult(JSON.parse(readFileSync(path, 'utf8')) as AllureResult, document);
    const own = attachments.filter(({ check }) => check === checkIdOfResult(result));
    const added = own.map(({ name: title, type, extension, text }) => {
      const source = `${randomUUID()}-attachment.${extension}`;
      writeFileSync(join(folder, source), text);
      return { name: title, type, source };
    });
    writeFileSync(path, JSON.stringify({ ...result, attachments: [...result.attachments, ...added] }));
  }
  writeFileSync(join(folder, 'environment.properties'), environmentOf(document));
}

/** What the run was made of, one `name=value` a line. Java's property files escape backslashes, and end names at `:`, `=` and spaces. */
function environmentOf({ target, product, scope, verdict, run }: VerdictDocument): string {
  const rows = {
    target: product ? target : `${target} (no product was tested)`,
    verdict,
    scope: scope.profile ?? scope.kind,
    suite: run.suiteRevision,
    'seen from': run.vantage,
    run: run.id,
    started: run.startedAt,
    ...run.urls,
  };
  return Object.entries(rows)
    .map(([name, value]) => `${name.replace(/[ :=]/g, '\\$&')}=${value.replaceAll('\\', '\\\\')}\n`)
    .join('');
}
