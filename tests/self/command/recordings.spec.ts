import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { attach } from './attach.ts';
import { expect, test } from './command-test.ts';
import { dropEvents } from './meddling/drop-events.ts';
import { both, editEnd, editEvent, late } from './meddling/edit-events.ts';
import { faultEachTurn } from './meddling/fault-each-turn.ts';
import { repeatEvent } from './meddling/repeat-event.ts';
import { swapEvents } from './meddling/swap-events.ts';
import type { FrameMeddler } from './meddling-proxy.ts';
import type { SuiteRun } from './run-suite.ts';

const judge = ['--import', 'tsx', 'helpers/recordings/main.ts'];
const stranger = '9e8d7c6b-0000-4000-8000-aaaaaaaaaaaa';
const token = `eyJhbGciOiJIUzI1NiJ9.${Buffer.from('{"sub":"somebody"}').toString('base64url')}.c2lnbmF0dXJl`;

/** What the runs must have found, so that something is compared. */
const expectedCodes = [
  ...[
    'EVENT_ORDER',
    'CANNED_AGENT',
    'CROSS_USER_LEAK',
    'TOOL_UNPAIRED',
    'FRAME_UNPARSABLE',
    'ENVELOPE_DRIFT',
  ],
  ...['CONTEXT_LOST', 'EVENT_DUPLICATED', 'EVENT_AFTER_TERMINAL', 'EVENT_LATE', 'AGENT_SILENT'],
];

const answers = (response: string) => editEnd((frame) => [{ ...frame, payload: { result: { response } } }]);

/** What is wrong with each turn, in the order in which they are asked; nothing with the fifth. */
const faults: readonly (() => FrameMeddler)[] = [
  () => both(swapEvents('agent_started'), answers('Analysis completed.')),
  () =>
    both(
      dropEvents('tool_completed', 1),
      editEvent('agent_thinking', (frame) => [{ ...frame, user_id: stranger }]),
    ),
  () =>
    both(
      editEvent('agent_thinking', ({ payload, ...frame }) => ['no JSON', { ...frame, data: payload }]),
      answers('Cloud costs can be lowered in many ways.'),
    ),
  () =>
    both(
      repeatEvent('agent_thinking'),
      editEvent('tool_executing', (frame) => [{ ...frame, token }]),
    ),
  () => (text) => [text],
  () =>
    both(
      editEnd((frame) => [frame, { ...frame, type: 'agent_thinking', payload: { reasoning: 'One more.' } }]),
      late(700),
    ),
];
const turnChecks = ['continuity', 'forgetting', 'golden-path'].map((name) => `tests/chat/${name}.spec.ts`);
const isEvent = (text: string): boolean => /"type":"(?:agent|tool)_/.test(text);

/** Of a finding: its code, how bad it is, and every word of it. */
interface Said {
  readonly code: string;
  readonly severity: string;
  readonly sentence: string;
  readonly evidence: readonly string[];
}

interface JudgedFile {
  readonly file: string;
  readonly verdict: string;
  readonly isAsLive: boolean;
  readonly findings: readonly Said[];
}

function turnsOf({ reports }: SuiteRun): string {
  const [run = ''] = readdirSync(join(reports, 'runs'));
  return join(reports, 'runs', run, 'turns');
}

/** Without what no turn shows: the layers that were probed after it, and that the services say they are well. */
function aboutTurns(findings: readonly Said[]): readonly string[] {
  return findings
    .filter(({ code }) => code !== 'HEALTH_LIES')
    .map(({ evidence, ...one }) => ({
      ...one,
      evidence: evidence.filter((line) => !line.startsWith('  the layers') && !line.startsWith('the layers')),
    }))
    .map(({ code, severity, sentence, evidence }) =>
      [`${code} (${severity}): ${sentence}`, ...evidence].join('\n'),
    )
    .toSorted();
}

test.describe('a turn judged again from its recording', () => {
  test('is given the finding that it was given live, word for word, whatever was wrong with it', async ({
    meddle,
    playwrightTest,
    start,
  }) => {
    const judged = async (path: string, ...words: readonly string[]): Promise<SuiteRun> =>
      start([...judge, ...words, path]).ended;
    const faulty = await meddle({ backend: faultEachTurn(faults) });
    const silent = await meddle({ backend: { toClient: (text) => (isEvent(text) ? [] : [text]) } });
    const [many, one] = await Promise.all([
      playwrightTest(['--project=embedded', ...turnChecks], attach(faulty, 'embedded')),
      playwrightTest(['--project=embedded', '--grep', 'arrive in order'], {
        ...attach(silent, 'embedded'),
        EMBEDDED_LIMIT_PERCENT: '50',
      }),
    ]);

    const found = new Set<string>();
    for (const run of [many, one]) {
      const { exitCode, output } = await judged(turnsOf(run), '--json');
      const files = JSON.parse(output) as readonly JudgedFile[];
      const live = (run.verdict?.findings ?? []) as readonly Said[];

      expect(exitCode).toBe(1);
      expect(aboutTurns(files.flatMap(({ findings }) => findings))).toEqual(aboutTurns(live));
      expect(files.filter(({ isAsLive }) => !isAsLive)).toEqual([]);
      for (const { code } of live) found.add(code);
    }
    expect([...found]).toEqual(expect.arrayContaining([...expectedCodes]));

    // The turn in which nothing was wrong is the fifth; what stood in the frames of the fourth is in no file.
    const files = readdirSync(turnsOf(many)).toSorted();
    const good = await judged(join(turnsOf(many), files[4] ?? ''));
    expect(good.output).toMatch(/This turn holds\.[^]*The run itself found the same\.\s+PASS\s*$/);
    expect(good.exitCode).toBe(0);
    for (const file of files) expect(readFileSync(join(turnsOf(many), file), 'utf8')).not.toContain(token);
  });
});
