import { headlineOf } from '../diagnosis/headline.ts';
import { codeTitle, layerTitle } from '../diagnosis/plain-titles.ts';
import { rerunCommand } from '../diagnosis/rerun-command.ts';
import { claimOf } from '../diagnosis/verdict-claim.ts';
import type { Finding } from '../diagnosis/finding.ts';
import type { VerdictDocument } from '../diagnosis/verdict-document.ts';
import { nextStep } from '../diagnosis/verdict-next-step.ts';
import { ownerOf } from '../diagnosis/verdict-owner.ts';
import type { Trends } from '../history/trends.ts';
import { drawRunTables } from './draw-run-tables.ts';
import { drawTimeline } from './draw-timeline.ts';
import { expectedOf } from './expected-of.ts';
import { logLinksOf } from './log-links-of.ts';
import type { RunStory } from './run-story.ts';
import { serviceTitle } from './service-title.ts';
import { traceOf, type Trace } from './trace-of.ts';
import { userSteps } from './user-steps.ts';

/** Lines of evidence that a ticket needs; the run's folder has all. */
const evidenceShown = 12;

/** Settings that change what is written of a run, and nothing of what it finds. */
const forReportsAlone = /_(?:LOG_LINK|LOG_SERVICES|PRICE_PER_TURN)$/;

/**
 * `summary.md`: a red run as a ticket that can be pasted as it is (GitHub and Jira take the same Markdown), with all tables of the run
 * below it; a green one in short. Not redacted.
 * @param trends what earlier runs of the target showed, where that is known.
 */
export function drawTicket(story: RunStory, trends?: Trends): string {
  const { document, block } = story;
  const first = headlineOf(document.findings)?.first;
  return [
    `# ${claimOf(document)}`,
    '',
    ...(first ? ticketOf(first, story, trends) : []),
    runLine(document),
    '',
    ...fenced('text', block),
    ...drawRunTables(document),
  ].join('\n');
}

function ticketOf(first: Finding, story: RunStory, trends: Trends | undefined): readonly string[] {
  const { document } = story;
  const trace = traceOf(first, story);
  const command = rerunOf(story);
  const since = trends?.findings.find(({ code }) => code === first.code)?.words;
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['Broke at', layerTitle(first.layer)],
    ['Whose it is', ownerOf(first, document.target)],
    ['Since when', since],
    ['What to do next', nextStep(first.code, first.layer, document.target)],
    ['Seen by', first.test],
  ];
  return [
    `**${codeTitle(first.code)}** (\`${first.code}\`). ${first.sentence}`,
    '',
    ...facts.flatMap(([name, words]) => (words === undefined ? [] : [`- ${name}: ${words}`])),
    ...section(
      'Steps to reproduce',
      userSteps(first, story, trace.turn, command).map((step, at) => `${at + 1}. ${step}`),
    ),
    ...section('Expected', [expectedOf(first, trace.turn)]),
    ...section('Got', gotOf(first, story)),
    ...section('Timeline', timelineOf(trace)),
    ...section('Ids', idsOf(trace, document)),
    ...section('Server logs', logsOf(first, story)),
    ...section('Run it again', [...fenced('sh', command), ...settingsOf(document)]),
    '',
    '## The run',
    '',
  ];
}

function gotOf(first: Finding, { document }: RunStory): readonly string[] {
  const beside = headlineOf(document.findings)?.beside ?? [];
  const shown = first.evidence.slice(0, evidenceShown).join('\n');
  return [
    first.sentence,
    ...(shown === '' ? [] : ['', ...fenced('text', shown).slice(0, -1)]),
    ...beside.flatMap((other) => [
      '',
      `Beside it: ${codeTitle(other.code)} (\`${other.code}\`). ${other.sentence}`,
    ]),
  ];
}

function timelineOf({ turn }: Trace): readonly string[] {
  if (!turn) return [];
  const text = drawTimeline(turn.recording, turn.page?.seen ?? []);
  return [
    'Milliseconds since the message was sent; `->` was sent, `<-` came.',
    '',
    ...fenced('text', text).slice(0, -1),
  ];
}

function idsOf({ fromMs, toMs, thread, run, user }: Trace, { run: own }: VerdictDocument): readonly string[] {
  const ids: readonly (readonly [string, string | undefined])[] = [
    ['from (UTC)', new Date(fromMs).toISOString()],
    ['to (UTC)', new Date(toMs).toISOString()],
    ['thread', thread],
    ['run_id of the agent', run],
    ['user', user],
    ['run of this suite', own.id],
  ];
  return ids.flatMap(([name, id]) => (id === undefined ? [] : [`- ${name}: \`${id}\``]));
}

function logsOf(first: Finding, story: RunStory): readonly string[] {
  return logLinksOf(first, story).map(({ service, link }) => `- [${serviceTitle(service)}](${link})`);
}

/** Exactly the tests that failed; where none did, what looks at the settings and the hosts. */
function rerunOf({ document, failedAt = [] }: RunStory): string {
  return failedAt.length === 0
    ? `npm run doctor -- --project ${document.target}`
    : rerunCommand(document.target, failedAt);
}

function settingsOf({ run: { origins } }: VerdictDocument): readonly string[] {
  const set = origins.filter(
    ({ variable, from, value }) =>
      from === 'environment' && value !== undefined && !forReportsAlone.test(variable),
  );
  if (set.length === 0) return [];
  return [
    'With these settings in the environment:',
    '',
    ...set.map(({ variable, value = '' }) => `- \`${variable}=${value}\``),
  ];
}

function runLine({ verdict, target, scope, run }: VerdictDocument): string {
  return `\`${verdict}\` on ${target}, ${scope.kind} run ${run.id} of ${run.startedAt}, suite ${run.suiteRevision}, seen from ${run.vantage}`;
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', `## ${title}`, '', ...lines];
}

/** A fence that the text itself cannot end, and an empty line. */
function fenced(kind: string, text: string): readonly string[] {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([marks]) => marks.length));
  const fence = '`'.repeat(longest + 1);
  return [`${fence}${kind}`, text, fence, ''];
}
