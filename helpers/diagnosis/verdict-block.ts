import type { LadderWords } from '../ladder/describe-ladder.ts';
import type { Finding } from './finding.ts';
import { headlineOf } from './headline.ts';
import { layers } from './layers.ts';
import { rerunCommand } from './rerun-command.ts';
import { claimOf } from './verdict-claim.ts';
import type { Check, CheckStatus, VerdictDocument, WaiverRow } from './verdict-document.ts';
import { nextStep } from './verdict-next-step.ts';
import { ownerOf } from './verdict-owner.ts';

/** What the block needs beyond the document: how to get back to what failed. */
export interface BlockContext {
  /** The run's folder, as it should be shown. */
  readonly folder: string;
  /** `<file>:<line>` of every failed test. */
  readonly failedAt: readonly string[];
  /** What the layers showed when they were probed after the first failure; for red runs. */
  readonly ladder?: LadderWords | undefined;
}

/** The end of a run as plain text: three lines when green, else what broke, whose it is, what to do, and the code. */
export function verdictBlock(document: VerdictDocument, context: BlockContext): string {
  const lines =
    document.verdict === 'PASS'
      ? green(document, context)
      : [...whatBroke(document), ...layersOf(context), ...details(document, context)];
  return [claimOf(document), ...lines].join('\n');
}

function green(document: VerdictDocument, { folder }: BlockContext): readonly string[] {
  const notes = notesOf(document).length;
  const infos = document.findings.length;
  const extras = [
    notes > 0 ? `${plural(notes, 'time')} over target` : '',
    infos > 0 ? plural(infos, 'informative finding') : '',
    sawThePage(document) ? '' : 'no browser opened the chat page',
    loosenedOf(document).length > 0 ? `${plural(loosenedOf(document).length, 'budget')} loosened` : '',
  ].filter((part) => part !== '');
  return [
    [`${document.verdict}, ${scopeOf(document)}, ${seconds(document)}`, spendingOf(document), ...extras]
      .filter((part) => part !== '')
      .join('; '),
    folder,
  ];
}

/** Users see a page, not frames: a green run in which no browser was used says so (requirements S52). On embedded nobody is told of users. */
function sawThePage({ product, checks }: VerdictDocument): boolean {
  return !product || checks.some(({ id, status }) => id.startsWith('browser/') && status === 'PASS');
}

function whatBroke(document: VerdictDocument): readonly string[] {
  const headline = headlineOf(document.findings);
  if (!headline) return ['', `${document.verdict}, ${scopeOf(document)}`];
  const { first, beside } = headline;
  return [
    '',
    `What broke first: ${titleOf(first)}`,
    `  ${first.sentence}`,
    ...first.evidence.slice(0, 6).map((line) => `    ${line}`),
    ...(first.test === undefined ? [] : [`  seen by: ${first.test}`]),
    ...beside.map((other) => `Beside it: ${titleOf(other)} (${other.code})\n  ${other.sentence}`),
    `Whose it is: ${ownerOf(first, document.target)}`,
    `What to do next: ${nextStep(first.code, first.layer, document.target)}`,
    `  more: docs/findings.md#${first.code.toLowerCase()}`,
    `Code: ${first.code} (${document.verdict}, ${scopeOf(document)})`,
  ];
}

function layersOf({ ladder }: BlockContext): readonly string[] {
  return ladder ? section(ladder.title, [ladder.line, ...ladder.notes]) : [];
}

function details(document: VerdictDocument, { folder, failedAt }: BlockContext): readonly string[] {
  const { checks, findings, run } = document;
  const informative = findings.filter(({ severity }) => severity === 'info');
  return [
    ...section('Checks that do not hold', [
      ...checksOf(checks, 'FAIL').map(checkLine),
      ...checksOf(checks, 'UNMEASURABLE').map((check) => `${checkLine(check)} (no data)`),
    ]),
    ...blockedOf(checks),
    ...section(
      'Not run',
      checksOf(checks, 'NOT_RUN').length === 0 ? [] : [plural(checksOf(checks, 'NOT_RUN').length, 'check')],
    ),
    ...section('Over target, within limit', notesOf(document)),
    ...section('Budgets looser than the contract', loosenedOf(document)),
    ...section('Waivers in force', document.waivers.map(waiverLine)),
    ...section('Informative', informative.map(informativeLine)),
    ...section(
      'Not from the committed settings',
      run.origins.map(
        ({ variable, from, value }) => `${variable}${value === undefined ? '' : ` = ${value}`} (${from})`,
      ),
    ),
    '',
    [spendingOf(document), seconds(document)].filter((part) => part !== '').join('; '),
    `All that was seen: ${folder}`,
    ...(failedAt.length === 0 ? [] : [`Run only these again: ${rerunCommand(document.target, failedAt)}`]),
  ];
}

function titleOf({ layer }: Finding): string {
  return layers.find(({ name }) => name === layer)?.title ?? layer;
}

function checksOf(checks: readonly Check[], status: CheckStatus): readonly Check[] {
  return checks.filter((check) => check.status === status);
}

function checkLine({ title, required, evidence }: Check): string {
  const code = /^[A-Z][A-Z\d_]+(?=:)/.exec(evidence[0] ?? '')?.[0];
  return `${title}${code === undefined ? '' : `: ${code}`}${required ? '' : ' (informative)'}`;
}

/** How many could not be judged, and by what each was blocked. */
function blockedOf(checks: readonly Check[]): readonly string[] {
  const blocked = checksOf(checks, 'BLOCKED');
  const reasons = [...new Set(blocked.map(({ evidence }) => evidence[0] ?? 'blocked'))];
  return section(
    `Could not be judged: ${plural(blocked.length, 'check')}`,
    reasons.map((reason) => `${blocked.filter(({ evidence }) => evidence[0] === reason).length} ${reason}`),
  );
}

/** The same informative finding of many tests is one line. */
function informativeLine(finding: Finding, index: number, all: readonly Finding[]): string {
  const count = all.filter(({ code }) => code === finding.code).length;
  if (all.findIndex(({ code }) => code === finding.code) !== index) return '';
  return `${finding.code}: ${finding.sentence}${count === 1 ? '' : ` (${count} times)`}`;
}

function notesOf({ budgets }: VerdictDocument): readonly string[] {
  return budgets
    .filter(({ status }) => status === 'note')
    .map(
      ({ metric, value, target, limit, n }) =>
        `${metric} ${value} ms of ${target} ms, limit ${limit} ms (n = ${n})`,
    );
}

function loosenedOf({ budgets }: VerdictDocument): readonly string[] {
  return budgets.filter(({ loosened }) => loosened).map(({ metric, source }) => `${metric}: ${source}`);
}

function waiverLine({ code, expires, reason, link, matched }: WaiverRow): string {
  return `${code} until ${expires}${matched ? '' : ', not found'}: ${reason} (${link})`;
}

function scopeOf({ scope, run, checks }: VerdictDocument): string {
  const { kind, profile, selected, expected, shard } = scope;
  const unrun = checksOf(checks, 'NOT_RUN').length;
  const left = unrun === 0 ? '' : `, ${unrun} not run`;
  const asked = `${kind === 'profile' ? `profile ${profile ?? ''}` : kind}: ${selected} of ${plural(expected, 'check')}${left}`;
  if (shard) return `${asked}, shard ${shard.current} of ${shard.total}`;
  return run.shards ? `${asked}, merged from ${plural(run.shards.length, 'shard')}` : asked;
}

function spendingOf({ created, leftBehind, spent }: VerdictDocument): string {
  const { users, threads, messages } = created;
  const made = `created ${plural(users, 'user')}, ${plural(threads, 'thread')}, ${plural(messages, 'message')}`;
  const left = leftBehind === 0 ? 'nothing left behind' : `${leftBehind} left behind`;
  return `${made}; ${left}; spent ${plural(spent.turns, 'turn')}, ${plural(spent.requests, 'request')}`;
}

function seconds({ run }: VerdictDocument): string {
  return `${(run.durationMs / 1000).toFixed(1)} s`;
}

function section(title: string, lines: readonly string[]): readonly string[] {
  const said = lines.filter((line) => line !== '');
  return said.length === 0 ? [] : ['', title, ...said.map((line) => `  ${line}`)];
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
