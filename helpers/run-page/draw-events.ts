import { eventTypes, type EventType } from '../chat/frame.ts';
import { excerpt } from '../judge/excerpt.ts';
import { viewRun, type Step } from '../judge/run-view.ts';
import { spell } from '../ladder/spell.ts';
import type { TurnRecord } from '../recordings/turn-record.ts';
import { drawFold } from './draw-section.ts';
import { drawTable, type Row } from './draw-table.ts';
import { markup, type Markup, type Part } from './markup.ts';

/** What each of the five says to a user. */
const meanings: Readonly<Record<EventType, string>> = {
  agent_started: 'an agent has begun',
  agent_thinking: 'what it is thinking about',
  tool_executing: 'it uses a tool',
  tool_completed: 'the tool has a result',
  agent_completed: 'it has finished, with the answer',
};
const excerptLength = 200;
const wholeLength = 4_000;

/** The five events of a turn: how often and when each came, and what stood in it. */
export function drawEvents({ recording }: TurnRecord): Markup {
  const { own } = viewRun(recording);
  const rows = eventTypes.map((type): Row => {
    const steps = own.filter(({ event }) => event.type === type);
    // The last completion is the answer; of the others the first tells as much as any.
    const shown = type === 'agent_completed' ? steps.at(-1) : steps[0];
    const first = steps[0];
    const name = markup`<code>${type}</code><br><small>${meanings[type]}</small>`;
    if (!shown || !first) return { cells: [name, '0', 'never', 'It did not come.'], tone: 'bad' };
    const at = spell((first.frame.atUs - recording.sentAtUs) / 1000);
    return { cells: [name, steps.length, at, drawPayload(shown)], tone: 'good' };
  });
  const columns = [
    { head: 'Event' },
    { head: 'Times', isFigure: true },
    { head: 'First after', isFigure: true },
    { head: 'What stood in it' },
  ];
  return drawTable('The five agent events of this message', columns, rows);
}

function drawPayload({ event, frame }: Step): Part {
  const line = excerpt(JSON.stringify(event.body), excerptLength);
  const whole = frame.json === undefined ? frame.raw : JSON.stringify(frame.json, null, 2);
  const text = whole.length <= wholeLength ? whole : `${whole.slice(0, wholeLength)}\n…`;
  return drawFold(markup`<code class="payload">${line}</code>`, markup`<pre tabindex="0">${text}</pre>`);
}
