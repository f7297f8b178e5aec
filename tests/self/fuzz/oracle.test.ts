import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import type { TurnRecording } from '../../../helpers/chat/turn.ts';
import { finding } from '../../../helpers/diagnosis/finding.ts';
import type { Example } from '../judge/example.ts';
import { recordingOf } from '../judge/example-turn.ts';
import { answerExamples } from '../judge/examples-answer.ts';
import { endingExamples } from '../judge/examples-ending.ts';
import { errorExamples } from '../judge/examples-errors.ts';
import { fieldExamples } from '../judge/examples-fields.ts';
import { frameExamples } from '../judge/examples-frames.ts';
import { identityExamples } from '../judge/examples-identity.ts';
import { manyExamples } from '../judge/examples-many.ts';
import { orderExamples } from '../judge/examples-order.ts';
import { rootExamples } from '../judge/examples-root.ts';
import { timeExamples } from '../judge/examples-time.ts';
import { compare } from './agreement.ts';
import type { Asked } from './asked.ts';
import type { Conversation } from './conversation.ts';
import { ruleConversation } from './oracle.ts';

/** Turns written by hand, with what must be said of them: the oracle has to agree with them as well, without the judge. */
const all: readonly Example[] = [
  ...orderExamples,
  ...rootExamples,
  ...frameExamples,
  ...fieldExamples,
  ...identityExamples,
  ...answerExamples,
  ...endingExamples,
  ...errorExamples,
  ...manyExamples,
  ...timeExamples,
];

/** Nearer to a limit than the tolerance: the oracle does not say which side they are on. */
const atTheLimit: ReadonlySet<string> = new Set([
  'the stamps spread over 100 ms and the events come at once',
  'our own standstill does not quite explain a batch',
  'one event would have come 52 ms before it was sent, as clocks may differ, and another is late',
]);

function conversationOf({ frames, ending, endedAtUs }: TurnRecording): Conversation {
  return {
    messages: frames
      .filter(({ direction }) => direction === 'in')
      .map(({ raw, binary, atUs }) => ({ text: raw, isBinary: binary, atMs: atUs / 1000 })),
    close:
      ending.kind === 'closed'
        ? { atMs: endedAtUs / 1000, code: ending.code, reason: ending.reason }
        : undefined,
  };
}

function askedOf(recording: TurnRecording): Asked {
  const { prompt, userId, threadId, rootAgent, earlierRuns, ownNonces, clock, limits, lags } = recording;
  const sentMs = recording.sentAtUs / 1000;
  return {
    ...{ sentMs, userId, threadId, earlierRuns, ownNonces, clock, limits, nonce: prompt.nonce },
    declaredRoot: rootAgent,
    figures: prompt.expects.filter((one) => one !== prompt.nonce),
    isServerAlive: recording.secondSocket !== 'dead',
    toleranceMs: Math.max(0.01, ...lags.map(({ lagUs }) => lagUs / 1000)),
    watchedMs: recording.endedAtUs / 1000 - sentMs,
  };
}

describe('the oracle', () => {
  for (const { name, frames, more, finds } of all) {
    test(`says what the example says of a turn in which ${name}`, () => {
      const recording = recordingOf(frames, more);

      const rulings = ruleConversation(conversationOf(recording), askedOf(recording));

      const { verdict, words } = compare(
        finds.map(([code]) => finding(code)),
        rulings,
      );
      assert.equal(verdict, atTheLimit.has(name) ? 'unclear' : 'agreed', words);
    });
  }
});
