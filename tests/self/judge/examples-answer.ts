import type { Example } from './example.ts';
import type { Came } from './example-turn.ts';
import { answered, event, golden, goodAnswer, nonce, stamp } from './example-turn.ts';

const [g1, g2, g3, g4] = golden as readonly [Came, Came, Came, Came, Came];
const saying = (text: string): readonly Came[] => [g1, g2, g3, g4, answered(1900, text)];
const ending = (payload: Record<string, unknown>): readonly Came[] => [
  ...[g1, g2, g3, g4],
  event(1900, 'agent_completed', 'Supervisor', payload),
];
const canned = (text: string, matched: string): Example => ({
  name: `the answer is "${text.slice(0, 50)}"`,
  frames: saying(text),
  finds: [['CANNED_AGENT', `It says "${matched}".`]],
  shows: ['asked: For project Quartz-7f3a9c21', `answered: ${text.trim().slice(0, 12)}`],
});
const apology = (text: string, word: string): Example => ({
  name: `the answer is "${text}"`,
  frames: saying(text),
  finds: [['RESPONSE_NOT_SUBSTANTIVE', `It says "${word}" instead of ${nonce} and 14400.`]],
});

/** Rule 11. */
export const answerExamples: readonly Example[] = [
  {
    name: 'the answer writes the figure without grouping',
    frames: saying(goodAnswer.replace('$14,400', '14400')),
    finds: [],
  },
  {
    name: 'the answer writes the nonce in capitals',
    frames: saying(goodAnswer.replace(nonce, nonce.toUpperCase())),
    finds: [],
  },
  ...['response', 'final_response', 'content', 'answer', 'output', 'message', 'note'].map((key): Example => ({
    name: `the answer stands in result.${key}`,
    frames: ending({
      result: { [key]: goodAnswer },
      message: 'Supervisor has completed processing your request',
    }),
    finds: [],
  })),
  {
    name: 'the answer stands beside the result',
    frames: ending({ result: {}, response: goodAnswer }),
    finds: [],
  },
  { name: 'the result is the answer itself', frames: ending({ result: goodAnswer }), finds: [] },
  {
    name: 'the first of two texts is the answer',
    frames: ending({ result: { content: goodAnswer.replace('14,400', '14,401'), response: goodAnswer } }),
    finds: [],
  },
  {
    name: 'the figure is wrong by one',
    frames: saying(goodAnswer.replace('14,400', '14,401')),
    finds: [['ANSWER_WRONG', 'It lacks 14400.']],
    shows: ['answered: Project Quartz-7f3a9c21 costs $14,401'],
  },
  {
    name: 'the figure is a part of a larger number',
    frames: saying(goodAnswer.replace('14,400', '144,001')),
    finds: [['ANSWER_WRONG', 'It lacks 14400.']],
  },
  {
    name: 'the answer does not name the project',
    frames: saying(goodAnswer.replace(nonce, 'Quartz')),
    finds: [['ANSWER_WRONG', `It lacks ${nonce}.`]],
  },
  {
    name: 'the answer speaks of something else',
    frames: saying(
      'The weather is fine today, and it will stay so until the weekend. There may be some rain after that.',
    ),
    finds: [['ANSWER_WRONG', `It lacks ${nonce} and 14400.`]],
  },
  {
    name: 'the answer is the question',
    frames: saying(
      `For project ${nonce}: we make 400 calls a day at 120 cents each. What does that cost per 30-day month?`,
    ),
    finds: [['ANSWER_WRONG', 'It lacks 14400.']],
  },
  {
    name: 'the answer is empty',
    frames: saying(''),
    finds: [['RESPONSE_NOT_SUBSTANTIVE', 'The answer is empty.']],
    shows: ['answered: (nothing)'],
  },
  {
    name: 'the status message alone names the figure',
    frames: ending({ result: { response: '' }, message: goodAnswer }),
    finds: [['RESPONSE_NOT_SUBSTANTIVE', 'The answer is empty.']],
  },
  canned('Agent response for: your message', 'Agent response for:'),
  canned('Mock triage agent response', 'Mock triage agent response'),
  canned('Analysis completed', 'Analysis completed'),
  canned('  analysis completed.  ', 'analysis completed.'),
  canned('The fallback wrote this agent response', 'fallback wrote this agent response'),
  canned('Answered by a timeout fallback', 'timeout fallback'),
  canned('Our recovery mechanism took over', 'recovery mechanism'),
  canned('Now in Degraded Mode', 'Degraded Mode'),
  canned('Savings: $125,000\nROI: 3-4 months', '$125,000 ROI: 3-4 months'),
  canned('It is faster by 2.3x using our multi-agent orchestration', '2.3x using our multi-agent'),
  ...[
    `The analysis completed. ${goodAnswer}`,
    `Analysis completed. ${goodAnswer}`,
    `${goodAnswer} Analysis completed.`,
  ].map((text): Example => ({
    name: `a real answer speaks of an analysis: ${text.slice(0, 20)}`,
    frames: saying(text),
    finds: [],
  })),
  {
    name: 'the end carries other data beside the answer',
    frames: ending({ result: { response: goodAnswer }, data: { result: { response: 'Hello' } } }),
    finds: [],
  },
  {
    name: 'the end is wrapped in an event field',
    frames: [
      ...[g1, g2, g3, g4],
      {
        atMs: 1900,
        said: {
          type: 'message',
          event: {
            ...{ type: 'agent_completed', run_id: 'run_1', agent_name: 'Supervisor', timestamp: stamp(1900) },
            result: { response: goodAnswer },
          },
        },
      },
    ],
    finds: [
      ['ENVELOPE_WRAPPED', 'Frame 5: its type is "message" and the event agent_completed is hidden inside.'],
    ],
  },
  {
    name: 'the answer is blank',
    frames: saying('  \n '),
    finds: [['RESPONSE_NOT_SUBSTANTIVE', 'The answer is empty.']],
  },
  ...[goodAnswer, 'Hello there'].map((text): Example => ({
    name: `the end is wrapped and says "${text.slice(0, 12)}"`,
    frames: [
      ...[g1, g2, g3, g4],
      {
        atMs: 1900,
        said: {
          type: 'agent_response_complete',
          timestamp: stamp(1900),
          run_id: 'run_1',
          data: { event: 'agent_completed', agent_name: 'Supervisor', result: { response: text } },
        },
      },
    ],
    finds: [['ENVELOPE_WRAPPED'], ...(text === goodAnswer ? [] : ([['ANSWER_WRONG']] as const))],
  })),
  apology('Sorry, there was an issue processing your request.', 'Sorry'),
  apology('I apologize, but I cannot help.', 'apologize'),
  {
    name: 'the answer excuses itself and is right',
    frames: saying(`Sorry for the wait. ${goodAnswer}`),
    finds: [],
  },
  {
    name: 'the answer is a stack trace',
    frames: saying('Traceback (most recent call last): File "/app/x.py" AttributeError: \'NoneType\''),
    finds: [['CODE_LEAK'], ['ANSWER_WRONG', `It lacks ${nonce} and 14400.`]],
  },
];
