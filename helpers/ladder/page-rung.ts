import { reach } from '../diagnosis/reach.ts';
import { askOnce } from './health-rung.ts';
import type { LadderTools } from './ladder-tools.ts';
import type { Rung } from './rung.ts';
import { tryRung } from './try-rung.ts';

/** The host of the chat page, from its name to its health, in one rung: the chat itself goes without it. */
export async function pageRung(tools: LadderTools): Promise<Rung> {
  const { target, clock, budgets } = tools;
  const { rung } = await tryRung('page', clock, async () => {
    await reach(target.urls.frontend, clock.cut(budgets.connect.limit));
    await askOnce('frontend', tools);
    return { saw: 'the frontend says that it is well' };
  });
  return rung;
}
