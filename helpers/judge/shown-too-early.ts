import type { PageView } from '../browser/page-record.ts';
import type { PageTurn } from '../browser/page-turn.ts';
import { answerOf } from './judge-answer.ts';
import { besideMessages } from './beside-messages.ts';
import { excerpt } from './excerpt.ts';
import { lettersOf } from './letters-of.ts';
import { viewRun, type Step } from './run-view.ts';

/** So much of a thought is enough to know it by, letters: a page may cut it. */
const thoughtLetters = 24;
/** Frames and views are stamped by two clocks of the browser; so much before a frame is before it on any machine, µs. */
const slackUs = 50_000;
/** The chip beside the agent's name, and the heading of its card (ui contract, sections 3.2 and 5). */
const overWords = /^\s*(?:Completed|Analysis Complete)\s*$/im;

/** Something that an event brings, and when the first one did. */
interface Brought {
  readonly type: 'agent_thinking' | 'tool_executing';
  readonly words: string;
  readonly needle: string;
  readonly atUs: number;
}

/**
 * What the page shows of a run before any event of it has said so: a thought or a tool, be it of this run or of one `before` it, and
 * that it is over. In words. What stood there when the message was sent is none of this turn's.
 */
export function shownTooEarly(turn: PageTurn, before: readonly PageTurn[]): readonly string[] {
  const { wire, views, pressedAtUs } = turn;
  const [first, ...rest] = views;
  if (!wire || !first || pressedAtUs === undefined) return [];
  const { own } = viewRun(wire.recording);
  const since = rest.filter(({ atUs }) => atUs >= pressedAtUs);
  const known = besideMessages(first);
  const said = lettersOf(`${turn.prompt.text} ${answerOf(wire.recording) ?? ''}`);
  const early = [...broughtBy(own), ...leftBy(before, own)].filter(
    ({ needle, atUs }) =>
      !known.includes(needle) &&
      !said.includes(needle) &&
      since.some((view) => view.atUs < atUs - slackUs && besideMessages(view).includes(needle)),
  );
  return [...new Set(early.map(({ words }) => words)), ...overTooEarly(first, since, own)];
}

/** What the events of a run bring. A tool that a thought or an agent names as well says nothing of when it was taken up. */
function broughtBy(own: readonly Step[]): readonly Brought[] {
  const named = own.map(({ event }) => lettersOf(`${event.agent ?? ''} ${thoughtOf(event.body)}`));
  return own.flatMap(({ event, frame }): Brought[] => {
    const { type, tool = '' } = event;
    const thought = thoughtOf(event.body);
    if (type === 'agent_thinking' && lettersOf(thought) !== '') {
      const needle = lettersOf(thought).slice(0, thoughtLetters);
      return [
        {
          type,
          words: `the thought "${excerpt(thought, 60)}"`,
          needle,
          atUs: firstOf(own, type, needle, frame.atUs),
        },
      ];
    }
    const needle = lettersOf(tool);
    if (type !== 'tool_executing' || needle === '' || named.some((one) => one.includes(needle))) return [];
    return [{ type, words: `the tool ${tool}`, needle, atUs: firstOf(own, type, needle, frame.atUs) }];
  });
}

/** What earlier runs have brought has no place in this one, at least until it brings something of the kind itself. */
function leftBy(before: readonly PageTurn[], own: readonly Step[]): readonly Brought[] {
  const mine = new Set(broughtBy(own).map(({ needle }) => needle));
  return before
    .flatMap(({ wire }) => (wire ? broughtBy(viewRun(wire.recording).own) : []))
    .filter(({ needle }) => !mine.has(needle))
    .flatMap((one) => {
      const next = own.find(({ event }) => event.type === one.type);
      return next ? [{ ...one, words: `${one.words} of an earlier run`, atUs: next.frame.atUs }] : [];
    });
}

/** When the first event of a run came that brings this. */
function firstOf(own: readonly Step[], type: Brought['type'], needle: string, atUs: number): number {
  const first = own.find(
    ({ event }) =>
      event.type === type &&
      lettersOf(type === 'tool_executing' ? (event.tool ?? '') : thoughtOf(event.body)).startsWith(needle),
  );
  return first?.frame.atUs ?? atUs;
}

/** That it is over, before any agent has completed. */
function overTooEarly(first: PageView, since: readonly PageView[], own: readonly Step[]): readonly string[] {
  const [begun] = own;
  const done = own.find(({ event }) => event.type === 'agent_completed' || event.type === 'agent_error');
  if (!begun || !done || overWords.test(aside(first))) return [];
  const untilUs = done.frame.atUs - slackUs;
  const view = since.find(
    (one) => one.atUs > begun.frame.atUs && one.atUs < untilUs && overWords.test(aside(one)),
  );
  const [words] = view ? (overWords.exec(aside(view)) ?? []) : [];
  return words === undefined ? [] : [`"${words.trim()}"`];
}

/** The text of a view without its messages. */
function aside({ text, articles }: PageView): string {
  return articles.reduce((rest, article) => rest.replace(article, ''), text);
}

function thoughtOf({ reasoning, message }: Step['event']['body']): string {
  return [reasoning, message].find((text): text is string => typeof text === 'string') ?? '';
}
