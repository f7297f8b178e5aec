import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import type { TurnRecording } from '../../../helpers/chat/turn.ts';
import type { Code } from '../../../helpers/diagnosis/codes.ts';
import { finding, type Finding } from '../../../helpers/diagnosis/finding.ts';
import { judgeTurn } from '../../../helpers/judge/judge-turn.ts';
import { compare } from './agreement.ts';
import { describeReport, isFine } from './describe-report.ts';
import { fuzz, type Report } from './fuzz.ts';
import { judgeOffline, type Judge } from './judge-offline.ts';
import { offlineCase } from './offline-case.ts';
import type { Outcome } from './outcome.ts';

const run = (judge: Judge, count: number, keep: Outcome[] = []): Promise<Report> =>
  fuzz({
    ...{ cases: offlineCase, seed: 3, count, atOnce: 1, shrinkMs: 60_000, shown: 1 },
    judge: (one) => {
      const outcome = judgeOffline(one, judge);
      keep.push(outcome);
      return outcome;
    },
  });

const without =
  (muted: Code) =>
  (found: readonly Finding[]): readonly Finding[] =>
    found.filter(({ code }) => code !== muted);

/** How many faults a drawn case has. */
const faultsIn = (drawn: string): number => drawn.match(/^ {2}\{"kind"/gm)?.length ?? 0;
const eventsIn = (drawn: string): number => drawn.match(/ emission \d+$/gm)?.length ?? 0;

describe('the fuzzer', () => {
  test('finds a rule that the judge has lost, and makes the case small', async () => {
    const report = await run((recording) => without('EVENT_DUPLICATED')(judgeTurn(recording)), 60);

    const [first] = report.disagreements;
    assert.equal(first?.verdict, 'missed');
    assert.match(first.words, /^Broken and not said: rule 7: twice \(EVENT_DUPLICATED\)/);
    assert.equal(faultsIn(first.drawn), 1, first.drawn);
    // The shortest run has five events; one more comes twice.
    assert.ok(eventsIn(first.drawn) <= 10, first.drawn);
    assert.equal(isFine(report), false);
    assert.match(describeReport('recordings', report), /\n60 recordings: [1-9]\d* missed, 0 false alarms/);
  });

  test('finds a judge that is too strict, and makes the case small', async () => {
    const twoThoughts = (recording: TurnRecording): readonly Finding[] => {
      const types = recording.frames.map(({ json }) => json?.['type']);
      const isMeant = types.some((type, at) => type === 'agent_thinking' && types[at + 1] === type);
      return [
        ...judgeTurn(recording),
        ...(isMeant ? [finding('EVENT_ORDER', 'Two thoughts in a row.')] : []),
      ];
    };

    const report = await run(twoThoughts, 60);

    const alarm = report.disagreements.find(({ verdict }) => verdict === 'false alarm');
    assert.equal(alarm?.words, 'Said without reason: EVENT_ORDER.');
    assert.equal(faultsIn(alarm.drawn), 0, alarm.drawn);
    assert.ok(eventsIn(alarm.drawn) <= 7, alarm.drawn);
    assert.ok(report.verdicts['false alarm'] > 0 && !isFine(report));
  });

  test('finds a judge that names things wrongly', async () => {
    const renamed = (recording: TurnRecording): readonly Finding[] =>
      judgeTurn(recording).map((one) => (one.code === 'TOOL_UNPAIRED' ? finding('EVENT_MISSING') : one));

    const report = await run(renamed, 150);

    assert.ok(report.verdicts.missed > 0, JSON.stringify(report.verdicts));
  });

  test('misses none of its codes when the judge no longer says it', async () => {
    const outcomes: Outcome[] = [];
    const report = await run(judgeTurn, 400, outcomes);
    assert.deepEqual(report.disagreements, [], describeReport('recordings', report));

    const expected = new Set(outcomes.flatMap(({ ruling }) => ruling.breaches.flatMap(({ anyOf }) => anyOf)));
    const said = [...expected].filter((code) =>
      outcomes.some(({ found }) => found.some((one) => one.code === code)),
    );
    const unmissed = said.filter((code) =>
      outcomes.every(({ found, ruling }) => compare(without(code)(found), [ruling]).verdict !== 'missed'),
    );
    assert.ok(said.length >= 22, `Only these were ever said: ${said.join(', ')}`);
    assert.deepEqual(unmissed, []);
  });

  test('says that cases without a break, or without a legal one, prove nothing', () => {
    const verdicts = { agreed: 5, missed: 0, 'false alarm': 0, misnamed: 0, unclear: 0 };
    const report = { seed: 1, open: 0, verdicts, rules: new Map<string, number>(), disagreements: [] };

    assert.equal(isFine({ ...report, broken: 2, legal: 3 }), true);
    assert.equal(isFine({ ...report, broken: 0, legal: 5 }), false);
    assert.equal(isFine({ ...report, broken: 5, legal: 0 }), false);
    assert.match(
      describeReport('turns', { ...report, broken: 0, legal: 5 }),
      /none of them broken: they prove nothing/,
    );
  });
});
