import { codes } from '../diagnosis/codes.ts';
import type { Finding } from '../diagnosis/finding.ts';
import type { Check, RatesRow, VerdictDocument } from '../diagnosis/verdict-document.ts';
import type { RunStory } from '../reporting/run-story.ts';

/**
 * What of a run may be read by anybody: the verdict, what was asked, which rules hold, how long things took. Left out are payloads and
 * answers, addresses and ids of what was made, evidence with its stack traces, settings, and the words of waivers. Only what is named
 * here goes out: a field that a run gets later stays in. Pure.
 */
export function publishableStory({ document }: Pick<RunStory, 'document'>): RunStory {
  const { headline, rates, run } = document;
  const published: VerdictDocument = {
    schema: 1,
    target: document.target,
    product: document.product,
    scope: { ...document.scope },
    verdict: document.verdict,
    class: document.class,
    headline: headline && {
      code: headline.code,
      layer: headline.layer,
      class: headline.class,
      sentence: codes[headline.code].sentence,
    },
    findings: document.findings.map(withoutParticulars),
    checks: document.checks.map(withoutEvidence),
    budgets: document.budgets.map(({ metric, unit, value, n, method, p95, lag, target, limit, status }) => ({
      metric,
      unit,
      value,
      n,
      method,
      ...(p95 === undefined ? {} : { p95 }),
      lag,
      target,
      limit,
      status,
      source: '',
    })),
    waivers: document.waivers.map(({ code, expires, matched }) => ({
      code,
      reason: '',
      link: '',
      expires,
      matched,
    })),
    created: { ...document.created },
    leftBehind: document.leftBehind,
    spent: { turns: document.spent.turns, requests: document.spent.requests },
    sockets: {
      attempts: document.sockets.attempts,
      opened: document.sockets.opened,
      ends: document.sockets.ends.map(({ code, by, count }) => ({ code, by, count, reasons: [] })),
    },
    ...(rates === undefined ? {} : { rates: publishableRates(rates) }),
    run: {
      id: run.id,
      startedAt: run.startedAt,
      durationMs: run.durationMs,
      suiteRevision: run.suiteRevision,
      urls: {},
      origins: [],
      vantage: run.vantage,
    },
  };
  return { document: published, ladder: undefined, block: '', turns: [] };
}

/** The sentence of the table, without what was seen: that names hosts, users and answers. */
function withoutParticulars({ code, layer, class: owner, severity, test, waivedUntil }: Finding): Finding {
  return {
    code,
    layer,
    class: owner,
    severity,
    sentence: codes[code].sentence,
    evidence: [],
    ...(test === undefined ? {} : { test }),
    ...(waivedUntil === undefined ? {} : { waivedUntil }),
  };
}

function publishableRates({ journeys, serverErrors }: RatesRow): RatesRow {
  return {
    journeys: { held: journeys.held, n: journeys.n, atLeast: journeys.atLeast },
    serverErrors: { count: serverErrors.count, n: serverErrors.n, atMost: serverErrors.atMost },
  };
}

function withoutEvidence({ id, title, required, status }: Check): Check {
  return { id, title, required, status, evidence: [] };
}
