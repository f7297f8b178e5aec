import { drawEvents } from './draw-events.ts';
import { drawSection } from './draw-section.ts';
import { drawTurn } from './draw-turn.ts';
import { turnFile } from '../recordings/turn-file.ts';
import type { TurnRecord } from '../recordings/turn-record.ts';
import { markup, type Markup } from './markup.ts';
import type { PageContext } from './page-context.ts';
import { pageTurnToShow, turnToShow } from './turn-to-show.ts';

/** The turn that tells most, its five events, and one that a user saw on the page, where there is another. */
export function turnSections(context: PageContext): readonly (Markup | undefined)[] {
  const turn = turnToShow(context.story);
  if (!turn) return [];
  const onPage = pageTurnToShow(context.story);
  return [
    drawSection(
      'turn',
      'One message, from sending to answer',
      `Asked by: ${turn.title}${turn.isGolden ? '. Many checks read this one message.' : ''}`,
      [drawTurn(turn, context), drawFile(turn, context)],
    ),
    drawSection(
      'events',
      'The five agent events',
      'They tell a user that work is under way; each must come.',
      drawEvents(turn),
    ),
    onPage &&
      drawSection('page-turn', 'A message as a user sees it', `Asked by: ${onPage.title}`, [
        drawTurn(onPage, context),
        drawFile(onPage, context),
      ]),
  ];
}

/** Every frame of it, for whoever wants to read on. */
function drawFile(turn: TurnRecord, { story: { turns }, links, isAlone }: PageContext): Markup | undefined {
  if (isAlone) return undefined;
  const file = turnFile(turns, turns.indexOf(turn));
  return markup`<p class="more"><a href="${links}${file}">Every frame of this message</a> (${turns.length} ${turns.length === 1 ? 'message was' : 'messages were'} asked in this run)</p>`;
}
