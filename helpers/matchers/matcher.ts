import { test, type ExpectMatcherState } from '@playwright/test';
import { isRequired } from '../../env/checks.ts';
import { runEnvironment } from '../../env/run-environment.ts';
import { checkLog } from '../fixtures/check-log.ts';
import type { TargetOptions } from '../fixtures/target.ts';
import type { Finding } from '../diagnosis/finding.ts';
import type { Judgement } from '../judge/judgement.ts';
import { redact } from '../reporting/redact.ts';
import { checkIdOf } from '../reporting/check-id-of.ts';

export interface MatcherResult {
  readonly pass: boolean;
  readonly name: string;
  readonly message: () => string;
}

/**
 * The one way in which a judgement becomes a matcher: its findings go to the running test's own list, its message says what
 * was expected, what came, and the whole story. Synchronous; a judgement without evidence fails both ways. In an informative
 * check a finding is information: shown, counted, and never red.
 */
export function settle(
  this: ExpectMatcherState,
  name: string,
  expected: string,
  judgement: Judgement,
): MatcherResult {
  const testInfo = test.info();
  const log = checkLog(testInfo);
  if (judgement.evidence.length === 0) {
    return {
      pass: this.isNot,
      name,
      message: () => `${name}: nothing was recorded, so there is nothing to judge.`,
    };
  }
  const { targetName } = testInfo.project.use as Partial<TargetOptions>;
  const informative = !isRequired(checkIdOf(testInfo), targetName ?? 'embedded');
  const findings = judgement.findings.map((one) => (informative || isPaused(one) ? asInformation(one) : one));
  const bad = findings.filter(({ severity }) => severity !== 'info');
  const unmeasurable = informative || runEnvironment.debugging ? [] : (judgement.unmeasurable ?? []);
  const pass = bad.length === 0 && unmeasurable.length === 0;
  // Under `.not` the findings are what was wanted.
  log.take(
    this.isNot ? { evidence: judgement.evidence, findings: [] } : { ...judgement, findings, unmeasurable },
  );
  return { pass, name, message: () => message(name, expected, judgement, bad, unmeasurable, this.isNot) };
}

/** Under `--debug` and the inspector somebody holds the test still: how long things take then says nothing. */
function isPaused({ code, layer }: Finding): boolean {
  const timed =
    layer === 'latency' || ['EVENT_LATE', 'EVENT_GAP', 'WS_OPEN_SLOW', 'HEALTH_SLOW'].includes(code);
  return timed && runEnvironment.debugging;
}

function asInformation(finding: Finding): Finding {
  return { ...finding, severity: 'info' };
}

function message(
  name: string,
  expected: string,
  judgement: Judgement,
  findings: readonly Finding[],
  unmeasurable: readonly string[],
  isNot: boolean,
): string {
  const wrongs = findings.map(({ code, sentence, evidence }) =>
    [`${code}: ${sentence}`, ...evidence.map((line) => `    ${line}`)].join('\n'),
  );
  const headline = isNot ? [`${name}: it does, and was expected not to.`] : wrongs;
  return redact(
    [
      ...headline,
      ...unmeasurable.map((words) => `UNMEASURABLE: ${words}`),
      '',
      `Expected: ${isNot ? 'not ' : ''}${expected}`,
      `Received: ${judgement.evidence.join('\n          ')}`,
      ...(judgement.timeline === undefined ? [] : ['', judgement.timeline]),
    ].join('\n'),
  );
}
