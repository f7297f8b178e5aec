import type { TargetName } from '../../env/target.ts';
import { codes } from '../diagnosis/codes.ts';
import type { Finding } from '../diagnosis/finding.ts';
import type { Check, CheckStatus, VerdictDocument } from '../diagnosis/verdict-document.ts';
import { ownerOf } from '../diagnosis/verdict-owner.ts';
import type { AllurePair, AllureResult } from './allure-result.ts';
import { checkIdOfResult } from './check-id-of-result.ts';
import { historyId } from './history-id.ts';

const statuses: Readonly<Record<CheckStatus, AllureResult['status']>> = {
  PASS: 'passed',
  FAIL: 'failed',
  UNMEASURABLE: 'broken',
  BLOCKED: 'skipped',
  NOT_OBSERVABLE: 'skipped',
  NOT_RUN: 'skipped',
};

/** The labels that we set: what stood under these names before goes. */
const ours = new Set(['epic', 'feature', 'story', 'layer', 'code', 'severity', 'owner', 'verdict']);

/**
 * The result of one test with what the verdict says of its check: Playwright knows green and red, the verdict knows blocked, unmeasurable
 * and whose it is. A result of which the verdict has no check is returned as it is.
 */
export function labelResult(
  result: AllureResult,
  { checks, findings, target }: Pick<VerdictDocument, 'checks' | 'findings' | 'target'>,
): AllureResult {
  const [file = '', ...titles] = result.fullName.split(' › ');
  const id = checkIdOfResult(result);
  const check = checks.find((one) => one.id === id);
  if (!check) return result;
  const own = findings.filter(({ test, severity }) => test === check.title && severity !== 'info');
  const parameters: readonly AllurePair[] = [
    { name: 'target', value: target },
    ...result.parameters
      .filter(({ name }) => name !== 'Project')
      .map((one) => (one.name === 'Repetition' ? { ...one, excluded: true } : one)),
  ];
  const message = messageOf(check, own);
  return {
    ...result,
    status: statuses[check.status],
    statusDetails: message === undefined ? result.statusDetails : { ...result.statusDetails, message },
    labels: [
      ...result.labels.filter(({ name }) => !ours.has(name)),
      ...labelsOf(check, file, titles, own, target),
    ],
    parameters,
    historyId: historyId(result.testCaseId, parameters),
  };
}

/** `epic`: the room of the suite; `feature`: the subject; `story`: what holds. */
function labelsOf(
  check: Check,
  file: string,
  titles: readonly string[],
  own: readonly Finding[],
  target: TargetName,
): readonly AllurePair[] {
  const [worst] = own;
  const pair = (name: string, value: string): AllurePair => ({ name, value });
  return [
    pair('epic', epics[file.split('/')[0] ?? ''] ?? 'Golden path'),
    pair('feature', titles.slice(0, -1).join(' › ') || file),
    pair('story', titles.at(-1) ?? check.title),
    pair('severity', severityOf(check, worst)),
    pair('verdict', check.status),
    ...[...new Set(own.map(({ code }) => code))].map((code) => pair('code', code)),
    ...(worst === undefined ? [] : [pair('layer', worst.layer), pair('owner', ownerOf(worst, target))]),
  ];
}

const epics: Readonly<Record<string, string>> = {
  preflight: 'The services are up',
  auth: 'A user logs in',
  chat: 'A message is answered',
  browser: 'The user sees it',
  load: 'It holds for many',
};

function severityOf({ required }: Check, worst: Finding | undefined): string {
  if (!required) return 'minor';
  if (worst === undefined) return 'critical';
  return codes[worst.code].severity === 'fail' ? 'blocker' : 'normal';
}

function messageOf(check: Check, own: readonly Finding[]): string | undefined {
  if (check.status === 'PASS') return undefined;
  const words = own.map(({ code, sentence }) => `${code}: ${sentence}`);
  const all = words.length > 0 ? words : check.evidence;
  return all.length > 0 ? all.join('\n') : undefined;
}
