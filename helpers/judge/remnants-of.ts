import type { PageTurn } from '../browser/page-turn.ts';
import { besideMessages } from './beside-messages.ts';
import { excerpt } from './excerpt.ts';
import { lettersOf } from './letters-of.ts';
import { pageEffects } from './page-effects.ts';
import { isTerminal, viewRun } from './run-view.ts';

/**
 * What the page still shows of the work when it is long over: tools in use, and thoughts, in words. A thought that stands among the
 * messages is one of them (ui contract, section 5); what stood there before the message is none of this turn's. A tool that was
 * taken away and is named again is a summary. A page that still says it is at work has another fault.
 */
export function remnantsOf(turn: PageTurn): readonly string[] {
  const { wire, views } = turn;
  const [first] = views;
  const last = views.at(-1);
  if (!wire || !first || !last || last.isBusy || wire.recording.ending.kind !== 'terminal') return [];
  const { own, root } = viewRun(wire.recording);
  if (!own.some((step) => isTerminal(step, root))) return [];
  const before = besideMessages(first);
  const after = besideMessages(last);
  const takenAway = pageEffects(turn).filter(
    ({ kind, seenUs }) => kind === 'tool off' && seenUs !== undefined,
  );
  const agents = own.map(({ event }) => lettersOf(event.agent ?? ''));
  const thoughts = own.flatMap(({ event }) => {
    const { reasoning, message } = event.body;
    const text = event.type === 'agent_thinking' ? (reasoning ?? message) : undefined;
    return typeof text === 'string' && isLeft(lettersOf(text)) ? [`the thought "${excerpt(text, 60)}"`] : [];
  });
  const tools = own.flatMap(({ event: { type, tool } }) => {
    const name = lettersOf(type === 'tool_executing' ? (tool ?? '') : '');
    if (agents.some((agent) => agent.includes(name))) return [];
    if (takenAway.some(({ step }) => step.event.tool === tool)) return [];
    return isLeft(name) ? [`the tool ${tool} as one in use`] : [];
  });
  return [...new Set([...thoughts, ...tools])];

  function isLeft(needle: string): boolean {
    return needle !== '' && after.includes(needle) && !before.includes(needle);
  }
}
