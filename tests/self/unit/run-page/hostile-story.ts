import { finding } from '../../../../helpers/diagnosis/finding.ts';
import type { RunStory } from '../../../../helpers/reporting/run-story.ts';
import { event, recordingOf, started } from '../../judge/example-turn.ts';
import { makeRecord } from '../recordings/make-record.ts';
import { makeAttempt, makeObserved } from '../reporting/make-observed.ts';
import { makeReport } from '../reporting/make-report.ts';
import { failing, makeStory } from './make-story.ts';

/** What a product might say to get out of its place on a page. */
export const hostile = `</script></style><img src=x onerror=alert(1)><!--"'`;

const turn = recordingOf([
  started(50, hostile),
  event(400, 'agent_thinking', hostile, { reasoning: hostile }),
  event(500, 'tool_executing', hostile, { tool_name: hostile }),
  { atMs: 600, said: { type: 'error_message', error_code: hostile, error_message: hostile } },
  { atMs: 700, said: hostile },
]);

/** A run in which every text that the product can choose is hostile. */
export const hostileStory: RunStory = makeStory(
  [
    failing([finding('AGENT_ERROR', hostile, [hostile, `GET /api/${hostile}: 500 ${hostile}`])], {
      title: hostile,
    }),
    makeObserved({
      id: `chat/${hostile}:z`,
      title: `b ${hostile}`,
      attempts: [makeAttempt({ report: makeReport({ evidence: [`GET /${hostile}: 200 ${hostile}`] }) })],
    }),
    makeObserved({
      id: 'chat/turn:n',
      attempts: [makeAttempt({ status: 'skipped', report: makeReport({ notObservable: hostile }) })],
    }),
  ],
  {
    facts: {
      origins: [{ variable: hostile, from: hostile, value: hostile }],
      startedAt: '2026-11-23T02:00:00.000Z',
      vantage: `ci, ${hostile}`,
      suiteRevision: hostile,
    },
    story: {
      turns: [
        makeRecord(turn, {
          title: hostile,
          page: {
            by: 'button',
            pressedAtUs: 0,
            carriers: [],
            hadSocket: true,
            path: hostile,
            seen: [{ atUs: 2_000_000, words: hostile, cameUs: undefined }],
            effects: [
              {
                kind: 'thought',
                words: hostile,
                arrivedUs: 1,
                supersededUs: 2,
                seenUs: undefined,
                tellable: true,
              },
            ],
            views: [],
          },
        }),
      ],
      failedAt: [hostile],
    },
  },
);
