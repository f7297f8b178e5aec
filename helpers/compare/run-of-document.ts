import type { VerdictDocument } from '../diagnosis/verdict-document.ts';
import { checkMark } from '../history/check-mark.ts';
import { phasesOf } from '../history/phases-of.ts';
import type { ComparedRun } from './compared-run.ts';

/** A run whose folder is there; its turns are not read yet. */
export function runOfDocument(document: VerdictDocument, folder: string): ComparedRun {
  const { run, checks, findings } = document;
  return {
    id: run.id,
    startedAt: run.startedAt,
    target: document.target,
    scope: document.scope,
    vantage: run.vantage,
    verdict: document.verdict,
    headline: document.headline?.code ?? null,
    suite: run.suiteRevision,
    build: run.build ?? {},
    findings: findings.map(({ code, severity, sentence }) => ({ code, severity, sentence })),
    phases: phasesOf(document),
    statuses: new Map(checks.map(({ id, status }) => [checkMark(id), status])),
    names: new Map(checks.map(({ id }) => [checkMark(id), id])),
    turns: [],
    folder,
  };
}
