import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { RevisionSample } from '../../../../helpers/deployment/revision-sample.ts';
import { judgeOneRevision, judgeSameService } from '../../../../helpers/judge/judge-revisions.ts';
import { particulars } from './particulars.ts';

const kinds = {
  old: { status: 200, mark: 'aaa', parts: { 'GET /a': '1' } },
  new: { status: 200, mark: 'bbb', parts: { 'GET /a': '1', 'GET /b': '1' } },
  broken: { status: 503, mark: 'ccc', parts: { answer: '503' } },
};
type Kind = keyof typeof kinds;

function sample(...list: readonly (readonly [Kind, number])[]): RevisionSample {
  const answers = list.flatMap(([kind, count]) => Array.from({ length: count }, () => kinds[kind]));
  return { piece: 'backend interface', answers };
}

describe('the revision of a service', () => {
  test('is one, and the evidence says what would have been missed', () => {
    assert.deepEqual(judgeOneRevision([sample(['old', 20])]), {
      findings: [],
      evidence: [
        'backend interface: 20 × aaa (n = 20); another revision behind 14 % of the answers or more would have shown, at 95 %',
      ],
      measurements: [],
      unmeasurable: [],
    });
  });

  test('is mixed by a single answer, and the difference is named', () => {
    const { findings } = judgeOneRevision([sample(['old', 20]), sample(['old', 6], ['new', 1], ['old', 13])]);

    assert.deepEqual(particulars(findings), [
      [
        'MIXED_REVISIONS',
        '19 of 20 answers are alike and 1 differ from them: backend interface: 1 added (GET /b).',
      ],
    ]);
    assert.deepEqual(findings[0]?.evidence, ['backend interface: 19 × aaa, 1 × bbb (n = 20)']);
  });

  test('is not another because the server broke now and then', () => {
    const judged = judgeOneRevision([sample(['old', 18], ['broken', 2])]);

    assert.deepEqual(judged.findings, []);
    assert.match(judged.evidence[0] ?? '', /18 × aaa \(n = 20, 2 errors of the server\)/);
  });

  test('is unmeasurable when every answer was an error', () => {
    const judged = judgeOneRevision([sample(['broken', 5])]);

    assert.deepEqual(judged.findings, []);
    assert.equal(judged.unmeasurable?.length, 1);
  });
});

describe('answers that hold no revision', () => {
  const missing = { status: 404, mark: 'ddd', parts: { answer: '404' } };
  const blank: RevisionSample = { piece: 'chat page', answers: [missing, missing] };

  test('are unmeasurable, however alike they are', () => {
    assert.deepEqual(judgeOneRevision([blank]).unmeasurable, [
      'No answer to chat page holds anything by which a revision could be told.',
    ]);
    assert.equal(judgeSameService(blank, blank, 'api.example').unmeasurable?.length, 1);
  });

  test('are no revision to compare a single answer with', () => {
    assert.deepEqual(judgeOneRevision([sample(['old', 1], ['broken', 4])]).unmeasurable, [
      'Only one answer to backend interface came that could be compared.',
    ]);
  });

  test('are another revision beside those that hold one', () => {
    const mixed = { piece: 'chat page', answers: [missing, kinds.old] } as const;
    assert.deepEqual(
      judgeOneRevision([mixed]).findings.map(({ code }) => code),
      ['MIXED_REVISIONS'],
    );
  });
});

describe('the service behind two addresses', () => {
  const judge = (canonical: RevisionSample, direct: RevisionSample) =>
    judgeSameService(canonical, direct, 'api.example');

  test('is one and the same', () => {
    assert.deepEqual(judge(sample(['new', 3]), sample(['new', 3])).findings, []);
  });

  test('is another when the canonical host never answers as the direct address', () => {
    assert.deepEqual(particulars(judge(sample(['old', 3]), sample(['new', 3])).findings), [
      [
        'DNS_WRONG_TARGET',
        'api.example never answers as the direct address does; against it: backend interface: 1 gone (GET /b).',
      ],
    ]);
  });

  test('is being replaced when it does so now and then', () => {
    for (const [canonical, direct] of [
      [sample(['old', 2], ['new', 1]), sample(['new', 3])],
      [sample(['new', 3]), sample(['new', 2], ['old', 1])],
    ] as const) {
      assert.deepEqual(
        judge(canonical, direct).findings.map(({ code }) => code),
        ['MIXED_REVISIONS'],
      );
    }
  });

  test('cannot be compared when one of them gives nothing to compare', () => {
    const other: RevisionSample = { ...sample(['new', 3]), piece: 'backend health' };

    for (const judged of [
      judge(sample(['broken', 3]), sample(['new', 3])),
      judge(sample(['new', 3]), other),
    ]) {
      assert.deepEqual(judged.findings, []);
      assert.deepEqual(judged.unmeasurable, ['The two addresses gave no answers that can be compared.']);
    }
  });
});
