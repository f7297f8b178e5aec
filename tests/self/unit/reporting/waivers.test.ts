import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Code } from '../../../../helpers/diagnosis/codes.ts';
import { finding } from '../../../../helpers/diagnosis/finding.ts';
import { verdictBlock } from '../../../../helpers/diagnosis/verdict-block.ts';
import type { VerdictDocument } from '../../../../helpers/diagnosis/verdict-document.ts';
import { buildVerdict } from '../../../../helpers/reporting/build-verdict.ts';
import { drawTicket } from '../../../../helpers/reporting/draw-ticket.ts';
import type { ObservedTest } from '../../../../helpers/reporting/observed-test.ts';
import type { RunFacts } from '../../../../helpers/reporting/run-facts.ts';
import { makeWaiver } from '../diagnosis/make-waiver.ts';
import { makeFacts } from './make-facts.ts';
import { makeAttempt, makeObserved } from './make-observed.ts';
import { makeReport } from './make-report.ts';

const schema = JSON.parse(
  readFileSync(new URL('../../../../docs/verdict.schema.json', import.meta.url), 'utf8'),
) as object;
const validate = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false }).compile(schema);
const outcome = { status: 'passed', durationMs: 41_234, errors: [] } as const;
const way = 'chat/golden-path:x';
const link = 'https://tracker.example/731';

const red = (id: string, ...names: Code[]): ObservedTest =>
  makeObserved({
    id,
    title: id,
    attempts: [
      makeAttempt({
        status: 'failed',
        errors: names.map((code) => `Error: ${code}: x`),
        report: makeReport({ findings: names.map((code) => finding(code)) }),
      }),
    ],
  });

function build(
  tests: readonly ObservedTest[],
  waived: readonly Code[],
  facts: Partial<RunFacts> = {},
): VerdictDocument {
  const waivers = waived.map((code) => makeWaiver({ code }));
  const document = buildVerdict(tests, outcome, makeFacts({ waivers, ...facts }));
  assert.equal(validate(JSON.parse(JSON.stringify(document))), true, JSON.stringify(validate.errors));
  return document;
}

const block = (document: VerdictDocument): string =>
  verdictBlock(document, { folder: 'reports/runs/r', failedAt: [] });
const claim = (
  tests: readonly ObservedTest[],
  waived: readonly Code[],
  facts: Partial<RunFacts> = {},
): string => block(build(tests, waived, facts)).split('\n')[0] ?? '';

describe('a run with waivers', () => {
  it('is DEGRADED by what is waived; the check that saw it still fails', () => {
    const document = build([makeObserved(), red('chat/turn:x', 'EVENT_GAP')], ['EVENT_GAP']);
    assert.equal(document.verdict, 'DEGRADED');
    assert.equal(document.headline?.code, 'EVENT_GAP');
    assert.equal(document.class, 'product');
    assert.deepEqual(
      document.checks.map(({ status }) => status),
      ['PASS', 'FAIL'],
    );
    assert.deepEqual(
      document.findings.map(({ code, severity, waivedUntil }) => [code, severity, waivedUntil]),
      [['EVENT_GAP', 'degraded', '2025-12-01']],
    );
    assert.deepEqual(document.waivers, [
      { code: 'EVENT_GAP', reason: 'known', link, expires: '2025-12-01', matched: true },
    ]);
  });

  it('is FAIL by what is not waived', () => {
    const document = build([red(way, 'EVENT_GAP', 'ANSWER_WRONG')], ['EVENT_GAP']);
    assert.equal(document.verdict, 'FAIL');
    assert.equal(document.headline?.code, 'ANSWER_WRONG');
  });

  it('is DEGRADED when it finds nothing that a waiver excuses, but for a partial one', () => {
    const document = build([makeObserved()], ['EVENT_GAP']);
    assert.equal(document.verdict, 'DEGRADED');
    assert.equal(document.headline?.code, 'WAIVER_UNMATCHED');
    assert.equal(document.waivers[0]?.matched, false);
    const partial = build([makeObserved()], ['EVENT_GAP'], { scope: { kind: 'partial', profile: null } });
    assert.equal(partial.verdict, 'PASS');
  });

  it('is never PASS once a waiver has expired, and does not count it as in force', () => {
    for (const kind of ['full', 'partial'] as const) {
      const document = build([makeObserved()], [], {
        waivers: [makeWaiver({ expires: '2025-11-21' })],
        scope: { kind, profile: null },
      });
      assert.equal(document.verdict, 'DEGRADED');
      assert.equal(document.headline?.code, 'WAIVER_EXPIRED');
      assert.deepEqual(document.waivers, []);
    }
  });

  it('counts the day of the run, not that of its end', () => {
    const at = (startedAt: string) =>
      build([red(way, 'EVENT_GAP')], ['EVENT_GAP'], { startedAt }).headline?.code ?? '';
    assert.equal(at('2025-12-01T23:59:59.000Z'), 'EVENT_GAP');
    const late = build([red(way, 'EVENT_GAP')], ['EVENT_GAP'], { startedAt: '2025-12-02T00:00:00.000Z' });
    assert.equal(late.verdict, 'FAIL');
  });

  it('says what is not from the committed settings', () => {
    const origins = [{ variable: 'GOLDEN_PATH_WAIVERS', from: 'environment', value: 'none' }];
    const document = build([red(way, 'EVENT_GAP')], [], { origins });
    assert.deepEqual(document.run.origins, origins);
    assert.match(block(document), /^ {2}GOLDEN_PATH_WAIVERS = none \(environment\)$/m);
  });
});

describe('the first line of a run with waivers', () => {
  it('counts those in force, matched or not, whatever the verdict', () => {
    const healthy = [makeObserved()];
    const partial = { scope: { kind: 'partial', profile: null } } as const;
    assert.equal(claim(healthy, ['EVENT_GAP'], partial), 'Users CAN chat on staging (1 waiver)');
    assert.equal(
      claim([red(way, 'TCP_REFUSED')], ['EVENT_GAP', 'EVENT_LATE']),
      'I could not find out whether users can chat on staging (2 waivers)',
    );
    assert.equal(
      claim(healthy, ['EVENT_GAP'], { ...partial, target: 'embedded' }),
      'SELF-CHECK PASS: the one check that was run holds. No product was tested. (1 waiver)',
    );
  });

  it('says of users what is so, waived or not', () => {
    assert.equal(
      claim([red(way, 'AGENT_SILENT')], ['AGENT_SILENT']),
      'Users CANNOT chat on staging (1 waiver)',
    );
    assert.equal(
      claim([red(way, 'BUDGET_EXCEEDED')], ['BUDGET_EXCEEDED']),
      'Users can chat on staging, but a step takes longer than its limit (1 waiver)',
    );
    assert.equal(
      claim([makeObserved(), red('chat/many:x', 'AGENT_SILENT')], ['AGENT_SILENT']),
      'Users can chat on staging, but not always: the message is accepted, but no agent reacts to it (1 waiver)',
    );
    const page = [makeObserved(), red('browser/x:y', 'UI_CHAT_NOT_RENDERED')];
    assert.equal(claim(page, ['UI_CHAT_NOT_RENDERED']), 'Users CANNOT chat on staging (1 waiver)');
  });

  it('says it where only the waivers are wrong', () => {
    const expired = { waivers: [makeWaiver({ expires: '2025-11-21' })] };
    assert.equal(
      claim([makeObserved()], [], expired),
      'Users can chat on staging, but a waiver has expired and still stands in its list',
    );
    assert.equal(
      claim([makeObserved({ id: 'auth/x:y' })], [], expired),
      'The one check that was run holds on staging; whether users can chat was not asked.',
    );
    assert.equal(
      claim([makeObserved()], ['EVENT_GAP'], { target: 'embedded' }),
      'SELF-CHECK DEGRADED: the suite works, but a waiver excuses something that this run did not find. No product was tested. (1 waiver)',
    );
  });

  it('says of the embedded stack that it does not do what it must, and that this is waived', () => {
    assert.equal(
      claim([red(way, 'EVENT_GAP')], ['EVENT_GAP'], { target: 'embedded' }),
      'SELF-CHECK DEGRADED: the embedded stack does not keep what the suite asks of it, which is waived. No product was tested. (1 waiver)',
    );
    assert.match(
      claim([red(way, 'ENVELOPE_DRIFT')], [], { target: 'embedded' }),
      /the embedded stack works, but not the real way\./,
    );
  });
});

describe('the verdict block', () => {
  it('names each waiver with its last day, its reason and its link', () => {
    const text = block(build([red(way, 'EVENT_GAP')], ['EVENT_GAP', 'EVENT_LATE']));
    assert.match(text, /What broke first: the five agent events\n.*\n {4}waived until 2025-12-01: known/);
    assert.match(
      text,
      /^Waivers in force\n {2}EVENT_GAP until 2025-12-01: known \(https:\/\/tracker\.example\/731\)\n {2}EVENT_LATE until 2025-12-01, not found: known/m,
    );
  });

  it('sends to whoever granted a waiver that is out of date', () => {
    const text = block(build([makeObserved()], ['EVENT_GAP']));
    assert.match(text, /Whose it is: whoever granted the waiver\nWhat to do next: Delete the waiver/);
  });
});

describe('a loosened budget', () => {
  const measurements = [{ metric: 'answer', valueMs: 9_000, lagMs: 0 }];
  const source = 'GP 60 s; limit loosened from 60000 ms: 300 turns of 2 November';
  const budget = { unit: 'ms', target: 30_000, limit: 70_000, source } as const;
  const measured = makeObserved({ attempts: [makeAttempt({ report: makeReport({ measurements }) })] });
  const loose = { budgets: { answer: { ...budget, loosened: true } } } as const;

  it('shows in the document, in the block and in the summary', () => {
    const document = build([measured], [], loose);
    assert.deepEqual(
      document.budgets.map((row) => [row.source, row.loosened]),
      [[source, true]],
    );
    assert.match(block(document), /; 1 budget loosened$/m);
    assert.match(
      drawTicket({ document, block: '', ladder: undefined, turns: [] }),
      /Looser than the contract: 1 of 1\n\n- answer: GP 60 s; limit loosened/,
    );
    const failed = build([measured, red('chat/turn:x', 'EVENT_GAP')], [], loose);
    assert.match(block(failed), /^Budgets looser than the contract\n {2}answer: GP 60 s; limit loosened/m);
  });

  it('is not spoken of where there is none', () => {
    const document = build([measured, red('chat/turn:x', 'EVENT_GAP')], []);
    assert.equal(document.budgets[0]?.loosened, undefined);
    assert.doesNotMatch(block(document), /looser|loosened/);
    assert.doesNotMatch(drawTicket({ document, block: '', ladder: undefined, turns: [] }), /Looser/);
  });
});
