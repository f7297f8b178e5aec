import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { RecordedTurn } from '../../../../helpers/chat/recorded-turn.ts';
import { judgeForgetting } from '../../../../helpers/judge/judge-forgetting.ts';
import { answered, closedWith, golden, nonce, recordingOf, thinking } from '../../judge/example-turn.ts';
import { particulars } from './particulars.ts';

const told = { nonce: 'Basalt-0000abcd', budget: 7500 };
const saying = (text: string): RecordedTurn =>
  new RecordedTurn(recordingOf([...golden.slice(0, 4), answered(1_900, text)]), undefined);

describe('a thread that was told nothing', () => {
  test('may say that it knows nothing', () => {
    const judgement = judgeForgetting(saying(`Reference ${nonce}: I do not know any budget.`), told);

    assert.deepEqual(judgement.findings, []);
    assert.match(judgement.evidence[0] ?? '', /^told 7500 in another thread; this one says: Reference /);
  });

  test('leaks when it answers with what another thread was told, grouped or not', () => {
    for (const figure of ['$7,500', '7500 dollars']) {
      assert.deepEqual(particulars(judgeForgetting(saying(`${nonce}: ${figure}`), told).findings), [
        ['CONTEXT_LEAKED', 'This thread was told nothing, and it answers with the budget of 7500.'],
      ]);
    }
  });

  test('leaks when a frame carries the word of the other thread, whatever the answer is', () => {
    const frames = [golden[0], thinking(300), ...golden.slice(2, 4), answered(1_900, `${nonce}: nothing.`)];
    const [first, thought, ...rest] = frames.filter((one) => one !== undefined);
    assert.ok(first && thought);
    const about = { ...(thought.said as object), payload: { reasoning: 'About basalt-0000ABCD' } };
    const recording = recordingOf([first, { ...thought, said: about }, ...rest]);

    const { findings } = judgeForgetting(new RecordedTurn(recording, undefined), told);
    assert.deepEqual(particulars(findings), [
      ['CONTEXT_LEAKED', 'This thread was told nothing, and frame 2 carries Basalt-0000abcd.'],
    ]);
  });

  test('without an answer is what the run says about that', () => {
    const broken = new RecordedTurn(recordingOf(golden.slice(0, 2), closedWith(1011)), undefined);
    const { findings, evidence } = judgeForgetting(broken, told);

    assert.ok(findings.some(({ code }) => code === 'WS_1011'));
    assert.deepEqual(evidence, ['no answer']);
  });
});
