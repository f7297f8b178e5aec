import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { codes } from '../../../helpers/diagnosis/codes.ts';
import { judgeTurn } from '../../../helpers/judge/judge-turn.ts';
import type { Example } from './example.ts';
import { muted, recordingOf } from './example-turn.ts';
import { answerExamples } from './examples-answer.ts';
import { endingExamples } from './examples-ending.ts';
import { errorExamples } from './examples-errors.ts';
import { fieldExamples } from './examples-fields.ts';
import { frameExamples } from './examples-frames.ts';
import { identityExamples } from './examples-identity.ts';
import { manyExamples } from './examples-many.ts';
import { orderExamples } from './examples-order.ts';
import { rootExamples } from './examples-root.ts';
import { timeExamples } from './examples-time.ts';

const all: Readonly<Record<string, readonly Example[]>> = {
  'the order of events': orderExamples,
  'who is the root': rootExamples,
  frames: frameExamples,
  fields: fieldExamples,
  'users, runs and threads': identityExamples,
  'the answer': answerExamples,
  'silence and closes': endingExamples,
  errors: errorExamples,
  'many faults at once': manyExamples,
  times: timeExamples,
};

for (const [subject, examples] of Object.entries(all)) {
  describe(`the judge on ${subject}`, () => {
    for (const example of examples) {
      test(`says what is wrong in a turn in which ${example.name}`, () => {
        const found = judgeTurn(recordingOf(example.frames, example.more));

        const said = found.map((one) => [one.code, one.sentence.slice(codes[one.code].sentence.length + 1)]);
        const wanted = example.finds.map(([code, detail], i) => [code, detail ?? said[i]?.[1]]);
        assert.deepEqual(said, wanted);
        const lines = found.flatMap((one) => one.evidence);
        if (example.lines !== undefined) assert.equal(lines.length, example.lines, lines.join('\n'));
        for (const line of example.shows ?? []) {
          assert.ok(
            lines.some((one) => one.includes(line)),
            `No evidence "${line}" in:\n${lines.join('\n')}`,
          );
        }
      });

      test(`does not pass the same turn without a frame: ${example.name}`, () => {
        const found = judgeTurn(muted(recordingOf(example.frames, example.more)));

        assert.deepEqual(
          found.map((one) => one.code),
          ['AGENT_SILENT'],
        );
      });
    }
  });
}
