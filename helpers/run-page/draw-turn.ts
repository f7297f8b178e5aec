import type { TurnEnding } from '../chat/turn.ts';
import { excerpt } from '../judge/excerpt.ts';
import { answerOf } from '../judge/judge-answer.ts';
import { judgeLatency } from '../judge/judge-latency.ts';
import { codeTitle } from '../diagnosis/plain-titles.ts';
import { spell } from '../ladder/spell.ts';
import type { TurnRecord } from '../recordings/turn-record.ts';
import { drawGauge } from './draw-gauge.ts';
import { drawWaterfall } from './draw-waterfall.ts';
import { findingAnchor } from './finding-anchor.ts';
import { markup, type Markup } from './markup.ts';
import type { PageContext } from './page-context.ts';

/** Letters of an answer that are shown; all of it stands in the file of the turn. */
const answerLength = 600;

/** One message from its sending to its end: its time against what it may take, and the waterfall. */
export function drawTurn(turn: TurnRecord, { story: { document } }: PageContext): Markup {
  const { recording } = turn;
  const found = turn.judgements
    .flatMap(({ findings }) => findings)
    .filter(({ severity }) => severity !== 'info');
  const codes = [...new Set(found.map(({ code }) => code))];
  const answer = turn.storedAnswer ?? answerOf(recording) ?? '';
  return markup`<p class="asked"><b>Asked:</b> ${recording.prompt.text}</p>
${answer === '' ? undefined : markup`<p class="asked"><b>Answered:</b> ${excerpt(answer, answerLength)}</p>`}
<p class="ended"><b>${turn.page ? 'On the chat page, in a browser' : 'Over the chat socket'}</b>: ${endOf(recording.ending)}${
    codes.length === 0 ? '' : '. Found: '
  }${codes.map((code, at) => markup`${at === 0 ? '' : ', '}<a href="#${findingAnchor(code)}">${codeTitle(code)}</a>`)}</p>
${drawWaterfall(turn, document)}
${drawBudgets(turn)}`;
}

function endOf(ending: TurnEnding): string {
  switch (ending.kind) {
    case 'terminal':
      return 'the agent finished';
    case 'silent':
      return 'no agent event came at all';
    case 'stalled':
      return 'it began, and then no further event came';
    case 'closed':
      return `the connection was closed with code ${ending.code}${ending.reason === '' ? '' : ` ("${ending.reason}")`}`;
  }
}

/** How much of what it may take each part of the turn used up. */
function drawBudgets({ recording }: TurnRecord): Markup | undefined {
  const { measurements } = judgeLatency(recording);
  const worst = (metric: string): number | undefined => {
    const values = measurements.filter((one) => one.metric === metric).map(({ valueMs }) => valueMs);
    return values.length === 0 ? undefined : Math.max(...values);
  };
  const { firstEventMs, gapMs, answerMs, eventLagMs } = recording.limits;
  const rows = [
    ['first event', worst('first_event'), firstEventMs],
    ['longest wait between two events', worst('event_gap'), gapMs],
    ['slowest event on its way to the user', worst('event_lag'), eventLagMs],
    ['whole answer', worst('answer'), answerMs],
  ] as const;
  const known = rows.filter(
    (row): row is typeof row & readonly [string, number, number] => row[1] !== undefined,
  );
  if (known.length === 0) return undefined;
  return markup`<ul class="gauges">${known.map(
    ([name, value, limit]) =>
      markup`<li><span>${name}</span>${drawGauge(value, undefined, limit)}<span class="at">${spell(value)} of ${spell(limit)}</span></li>`,
  )}</ul>`;
}
