import { finding, type Finding } from '../diagnosis/finding.ts';
import type { Check, CheckStatus } from '../diagnosis/verdict-document.ts';
import type { CheckReport, Wire } from './check-report.ts';
import { codedError, errorFinding } from './error-finding.ts';
import type { Attempt, ObservedTest } from './observed-test.ts';

/** What one test established, and the findings that go with it. */
export interface JudgedTest {
  readonly check: Check;
  readonly findings: readonly Finding[];
  /** The finding of another test, or of nobody yet, that kept this one from judging. */
  readonly blockedBy?: Finding;
}

interface Judgement {
  readonly status: CheckStatus;
  readonly evidence: readonly string[];
  readonly findings: readonly Finding[];
  readonly blockedBy?: Finding;
}

/**
 * Judges one test by its attempts: the first that did not pass decides, since a pass after a failure hides the failure.
 * Of a test that is not required everything is information only.
 */
export function judgeTest(test: ObservedTest, required: boolean): JudgedTest {
  const { status, evidence, findings, blockedBy } = judge(test);
  const weighed = (one: Finding): Finding => (required ? one : { ...one, severity: 'info' });
  const ran = decidingAttempt(test)?.ran;
  const seen = ran === undefined ? {} : { seen: ran };
  return {
    check: { id: test.id, title: test.title, required, status, evidence },
    findings: findings.map((one) => weighed({ test: test.title, ...seen, ...one })),
    ...(blockedBy === undefined ? {} : { blockedBy: weighed(blockedBy) }),
  };
}

/** The first that did not pass, else the last. */
function decidingAttempt({ attempts }: ObservedTest): Attempt | undefined {
  const deciding = attempts.find(({ status, report }) => status !== 'passed' || breaks(report).length > 0);
  return deciding ?? attempts.at(-1);
}

function judge(test: ObservedTest): Judgement {
  const attempt = decidingAttempt(test);
  if (test.stoppedByProject !== undefined) {
    return {
      status: 'BLOCKED',
      evidence: [`blocked by the failed project ${test.stoppedByProject}`],
      findings: [],
    };
  }
  if (!attempt || attempt.status === 'interrupted') return notRun();
  const { report } = attempt;
  if (report?.blockedBy && attempt.status !== 'passed') return blocked(report.blockedBy, report.findings);
  if (attempt.status === 'skipped') return skipped(test, report);
  return attempt.status === 'passed' ? passed(test, report) : failed(test, attempt);
}

function notRun(): Judgement {
  return { status: 'NOT_RUN', evidence: [], findings: [] };
}

function blocked(by: Finding & { readonly provenBy?: string }, own: readonly Finding[]): Judgement {
  const { provenBy, ...rest } = by;
  const proof = provenBy ?? by.test;
  const evidence = [`blocked by ${by.code}${proof === undefined ? '' : `, proven by ${proof}`}`];
  const blockedBy: Finding = proof === undefined ? rest : { ...rest, test: proof };
  return { status: 'BLOCKED', evidence, findings: own, blockedBy };
}

function skipped(test: ObservedTest, report: CheckReport | undefined): Judgement {
  if (report?.notObservable !== undefined) {
    return { status: 'NOT_OBSERVABLE', evidence: [report.notObservable], findings: report.findings };
  }
  if (!test.skipsItself) return notRun();
  const silent = finding('HARNESS_ERROR', `"${test.title}" was skipped without a word why.`);
  return { status: 'NOT_RUN', evidence: [said(silent)], findings: [...(report?.findings ?? []), silent] };
}

function passed(test: ObservedTest, report: CheckReport | undefined): Judgement {
  const findings = report?.findings ?? [];
  if (breaks(report).length > 0) return withFindings(findings);
  if (report?.notObservable !== undefined) {
    return { status: 'NOT_OBSERVABLE', evidence: [report.notObservable], findings };
  }
  if ((report?.unmeasurable ?? []).length > 0) return unmeasured(report?.unmeasurable ?? [], findings);
  if (report && report.evidence.length > 0 && cameOverTheWire(report.wire)) {
    return { status: 'PASS', evidence: [...report.evidence, shownWire(report.wire)], findings };
  }
  const lack =
    report && report.evidence.length > 0
      ? 'nothing came over the wire for it'
      : 'names nothing that it rests on';
  const hollow = finding('HARNESS_ERROR', `"${test.title}" is green and ${lack}.`);
  return { status: 'FAIL', evidence: [said(hollow)], findings: [...findings, hollow] };
}

/** A request that we sent and a time that went by prove nothing; an answer or a frame was made by somebody else. */
function cameOverTheWire({ replies, frames }: Wire): boolean {
  return replies + frames > 0;
}

function shownWire({ replies, frames, bytes }: Wire): string {
  return `over the wire: HTTP replies ${replies}, frames ${frames}, bytes ${bytes}`;
}

function failed(test: ObservedTest, attempt: Attempt): Judgement {
  const { report } = attempt;
  const findings = report?.findings ?? [];
  if (findings.some(({ severity }) => severity === 'fail')) return withFindings(findings);
  // What is only degraded never explains an error that nobody turned into a finding.
  const strange = strangeError(attempt);
  const during = `"${test.title}" is red without a finding`;
  if (strange !== undefined) return withFindings([...findings, errorFinding(strange, during)]);
  if (breaks(report).length > 0) return withFindings(findings);
  const unmeasurable = report?.unmeasurable ?? [];
  if (unmeasurable.length > 0) return unmeasured(unmeasurable, findings);
  return withFindings([...findings, errorFinding(attempt.errors[0] ?? '', during)]);
}

/** An error of the attempt that carries no code of ours: a mistake of the suite, or a test that took too long. */
function strangeError({ errors, status }: Attempt): string | undefined {
  const strange = errors.find((one) => codedError(one) === undefined);
  return strange ?? (status === 'timedOut' ? 'Playwright ended it for taking too long' : undefined);
}

function withFindings(findings: readonly Finding[]): Judgement {
  const weighty = findings.filter(({ severity }) => severity !== 'info');
  const status = weighty.every(({ code }) => code === 'UNMEASURABLE') ? 'UNMEASURABLE' : 'FAIL';
  return { status, evidence: weighty.flatMap((one) => [said(one), ...one.evidence.slice(0, 3)]), findings };
}

function unmeasured(words: readonly string[], others: readonly Finding[]): Judgement {
  return withFindings([...others, finding('UNMEASURABLE', `${words.join('; ')}.`)]);
}

/** The findings of a report that make its test fail. */
function breaks(report: CheckReport | undefined): readonly Finding[] {
  return (report?.findings ?? []).filter(({ severity }) => severity !== 'info');
}

function said({ code, sentence }: Finding): string {
  return `${code}: ${sentence}`;
}
