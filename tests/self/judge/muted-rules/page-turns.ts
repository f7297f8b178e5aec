import { budgetsFor } from '../../../../env/budgets.ts';
import type { NewChat } from '../../../../helpers/browser/new-chat.ts';
import type { PageView } from '../../../../helpers/browser/page-record.ts';
import type { PageTurn } from '../../../../helpers/browser/page-turn.ts';
import * as conversation from '../../../../helpers/judge/judge-page-conversation.ts';
import { judgeProgress } from '../../../../helpers/judge/judge-page-progress.ts';
import { judgeShown } from '../../../../helpers/judge/judge-page-shown.ts';
import * as sending from '../../../../helpers/judge/judge-page-turn.ts';
import { makePageTurn, pageTurnOf } from '../../unit/judge/make-page-turn.ts';
import { golden } from '../example-turn.ts';
import { mutings } from '../mutings.ts';
import type { Feed, MutedRules } from './muted-rule.ts';
import { feeds } from './nothing.ts';

const { ui_answer_shown: budget } = budgetsFor('embedded');
const good = pageTurnOf(golden);
const unsent: PageTurn = { ...good, carriers: [], wire: undefined, views: good.views.slice(0, 1) };
const unseen: PageTurn = { ...good, views: [] };
const blank: PageView = { ...(good.views[0] as PageView), text: '', articles: [] };
const noChat: NewChat = { before: undefined, threadId: undefined, hindrance: undefined, view: undefined };

/** A rule fed with turns on a page of which nothing is known, in which nothing came, or of which nothing was seen. */
function turned(
  rule: (turn: PageTurn) => unknown,
  { seeing = true }: { readonly seeing?: boolean } = {},
): { readonly fed: Readonly<Record<string, Feed>> } {
  const turns: Record<string, PageTurn> = { 'a message that was not sent': unsent };
  if (seeing) turns['a page that could not be read'] = unseen;
  for (const [name, one] of Object.entries(mutings)) turns[`${name}, on a page`] = makePageTurn(one);
  return { fed: feeds(turns, rule) };
}

/** Rules about messages on the page. */
export const mutedPageTurnRules: MutedRules = {
  judgeSending: { fed: { 'a message that was not sent': () => sending.judgeSending(unsent) } },
  judgePageWire: turned(sending.judgePageWire, { seeing: false }),
  judgeTurnQuiet: { fed: { 'a message that was not sent': () => sending.judgeTurnQuiet(unsent) } },
  judgeShown: turned((turn) => judgeShown(turn, budget)),
  judgeProgress: {
    fed: {
      ...turned((turn) => judgeProgress([turn])).fed,
      'no turn at all': () => judgeProgress([]),
    },
  },
  judgePageMemory: turned(conversation.judgePageMemory, { seeing: false }),
  judgeListed: {
    fed: {
      'a list that does not have it': () =>
        conversation.judgeListed({ from: '/chat', hindrance: 'it is not there', view: undefined }, [good]),
      'a page that could not be read': () =>
        conversation.judgeListed({ from: '/chat', hindrance: undefined, view: undefined }, [good]),
      'no turn at all': () => conversation.judgeListed({ from: '', hindrance: undefined, view: blank }, []),
    },
  },
  judgeConversation: {
    fed: {
      ...turned((turn) => conversation.judgeConversation(turn.views.at(-1), [turn], 'all along')).fed,
      'no turn at all': () => conversation.judgeConversation(blank, [], 'all along'),
      'an empty page': () => conversation.judgeConversation(blank, [good], 'at its own address'),
    },
  },
  judgeNewChat: {
    fed: {
      'nothing seen': () => conversation.judgeNewChat(noChat, good, unseen),
      'nothing sent': () => conversation.judgeNewChat({ ...noChat, view: blank }, good, unsent),
      'the same turn twice': () => conversation.judgeNewChat({ ...noChat, view: blank }, good, good),
    },
  },
};
