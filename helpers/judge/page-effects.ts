import type { PageView } from '../browser/page-record.ts';
import type { PageTurn } from '../browser/page-turn.ts';
import type { TurnRecording } from '../chat/turn.ts';
import { answerOf } from './judge-answer.ts';
import { countAnswer } from './count-answer.ts';
import { excerpt } from './excerpt.ts';
import { lettersOf } from './letters-of.ts';
import type { EffectKind, PageEffect } from './page-effect.ts';
import { isTerminal, viewRun, type Step } from './run-view.ts';

/** So much of a thought is enough to know it by, letters: a page may cut it. */
const thoughtLetters = 24;
/** Frames and views are stamped by two clocks of the browser, which agree to within this, µs. */
const slackUs = 1_000;

/** A view with what in it is about the turn alone: without the messages of before, the user's own and the answer. */
interface Look {
  readonly at: number;
  readonly view: PageView;
  readonly rest: string;
}

/** Everything about a turn that its effects are looked for with. */
interface Scene {
  readonly looks: readonly Look[];
  readonly own: readonly Step[];
  readonly endUs: number;
  /** The look from which on the turn is over on the page. */
  readonly closedAt: number;
  readonly thoughts: readonly string[];
  readonly agents: readonly string[];
}

/** What the events of a turn should have made visible, in the order of their arrival, and when it was. */
export function pageEffects(turn: PageTurn): readonly PageEffect[] {
  const { wire, views } = turn;
  if (!wire || views.length === 0) return [];
  const scene = sceneOf(turn, wire.recording);
  const effects = scene.own.flatMap((step) => effectsOf(step, scene));
  return [...workEffect(scene), ...effects];
}

function sceneOf({ prompt, views, pressedAtUs }: PageTurn, recording: TurnRecording): Scene {
  const { own, root } = viewRun(recording);
  const answer = answerOf(recording) ?? '';
  const endUs = own.find((step) => isTerminal(step, root))?.frame.atUs ?? recording.endedAtUs;
  const old = views[0]?.articles ?? [];
  const looks = views
    .filter(({ atUs }) => atUs >= (pressedAtUs ?? 0) || atUs === views[0]?.atUs)
    .map((view, at): Look => ({ at, view, rest: restOf(view, [...old], prompt.text, answer) }));
  const closed = looks.find(
    ({ at, view }) =>
      at > 0 &&
      (view.articles.some((text) => countAnswer(text, answer) > 0) || (view.atUs >= endUs && !view.isBusy)),
  );
  return {
    looks,
    own,
    endUs,
    closedAt: closed?.at ?? Infinity,
    thoughts: own.map(thoughtOf).filter((text) => text !== ''),
    agents: [...new Set(own.map(({ event }) => lettersOf(event.agent ?? '')))].filter((name) => name !== ''),
  };
}

function restOf(view: PageView, old: string[], prompt: string, answer: string): string {
  const typed = lettersOf(prompt);
  const known = view.articles.filter((text) => {
    const before = old.indexOf(text);
    if (before >= 0) old.splice(before, 1);
    return before >= 0 || lettersOf(text).includes(typed) || countAnswer(text, answer) > 0;
  });
  return known.reduce((rest, text) => rest.replace(lettersOf(text), ' '), lettersOf(view.text));
}

/** That the page says it is at work, from the first event to the last. */
function workEffect({ own, looks, endUs }: Scene): readonly PageEffect[] {
  const [first] = own;
  if (!first) return [];
  const seen = looks.find(({ at, view }) => at > 0 && view.isBusy);
  return [
    {
      kind: 'work',
      words: 'at work',
      step: first,
      arrivedUs: first.frame.atUs,
      supersededUs: endUs,
      seenUs: seen?.view.atUs,
      tellable: seen !== undefined || hasWitness(looks, first.frame.atUs),
    },
  ];
}

function effectsOf(step: Step, scene: Scene): readonly PageEffect[] {
  const { type, agent = '', tool = '' } = step.event;
  switch (type) {
    case 'agent_started':
      return lettersOf(agent) === '' ? [] : [agentEffect(step, agent, scene)];
    case 'agent_thinking':
      return thoughtOf(step) === '' ? [] : [thoughtEffect(step, scene)];
    case 'tool_executing':
      return lettersOf(tool) === '' ? [] : [toolOn(step, tool, scene)];
    case 'tool_completed':
      return toolOff(step, tool, scene);
    default:
      return [];
  }
}

/**
 * The name of an agent that began. A page may also show who has finished: what is first seen after that agent's own end, and not
 * before what it did meanwhile, does not speak of its beginning.
 */
function agentEffect(step: Step, agent: string, scene: Scene): PageEffect {
  const count = counter(lettersOf(agent), without(scene.thoughts));
  const ownSteps = after(step, scene.own).filter(({ event }) => event.agent === agent);
  const endedUs =
    ownSteps.find(({ event }) => event.type === 'agent_completed' || event.type === 'agent_error')?.frame
      .atUs ?? scene.endUs;
  const meanwhile = ownSteps.filter(({ frame }) => frame.atUs <= endedUs);
  const signs = meanwhile.flatMap((one) => firstSignOf(one, scene));
  const byThen = signs.length === 0 ? -1 : Math.min(...signs);
  return effect('agent', `${agent} at work`, step, scene, count, ({ at, view }) => {
    return view.atUs < endedUs || at < byThen;
  });
}

/** The first look that shows the thought or the tool of an event, if one does. */
function firstSignOf(step: Step, { looks }: Scene): readonly number[] {
  const { type, tool = '' } = step.event;
  const needle = type === 'tool_executing' ? lettersOf(tool) : needleOf(step);
  if (needle === '') return [];
  const sign = looks.find(({ view, rest }) => isAfter(view, step.frame.atUs) && rest.includes(needle));
  return sign ? [sign.at] : [];
}

function thoughtEffect(step: Step, scene: Scene): PageEffect {
  const words = `thinking "${excerpt(reasoningOf(step), 40)}"`;
  return effect('thought', words, step, scene, counter(needleOf(step)), () => true);
}

function toolOn(step: Step, tool: string, scene: Scene): PageEffect {
  return effect('tool on', `tool ${tool} on`, step, scene, toolCounter(tool, scene), () => true);
}

/** The badge of a tool is gone again, while the agent goes on. Whose badge never was there shows nothing by being absent. */
function toolOff(step: Step, tool: string, scene: Scene): readonly PageEffect[] {
  const opened = scene.own.findLast(
    ({ event, frame }) =>
      event.type === 'tool_executing' && event.tool === tool && frame.index < step.frame.index,
  );
  const on = opened && toolOn(opened, tool, scene);
  if (on?.seenUs === undefined) return [];
  const count = toolCounter(tool, scene);
  const shown = scene.looks.find(({ view }) => view.atUs === on.seenUs);
  const again = after(step, scene.own).find(
    ({ event }) => event.type === 'tool_executing' && event.tool === tool,
  );
  const supersededUs = again?.frame.atUs ?? scene.endUs;
  const gone = scene.looks.find(
    (look) =>
      look.at > (shown?.at ?? 0) &&
      look.at < scene.closedAt &&
      isAfter(look.view, step.frame.atUs) &&
      count(look) < count(shown as Look),
  );
  return [
    {
      kind: 'tool off',
      words: `tool ${tool} off`,
      step,
      arrivedUs: step.frame.atUs,
      supersededUs,
      seenUs: gone?.view.atUs,
      tellable: true,
    },
  ];
}

function effect(
  kind: EffectKind,
  words: string,
  step: Step,
  { looks, own, endUs }: Scene,
  count: (look: Look) => number,
  isValid: (look: Look) => boolean,
): PageEffect {
  const arrivedUs = step.frame.atUs;
  const before = looks.filter(({ view }) => !isAfter(view, arrivedUs));
  const floor = Math.min(...(before.length > 1 ? before.slice(1) : before).map(count));
  const least = Number.isFinite(floor) ? floor : 0;
  const seen = looks.find((look) => isAfter(look.view, arrivedUs) && count(look) > least && isValid(look));
  return {
    kind,
    words,
    step,
    arrivedUs,
    supersededUs: after(step, own)[0]?.frame.atUs ?? endUs,
    seenUs: seen?.view.atUs,
    tellable: seen !== undefined || (least === 0 && hasWitness(looks, arrivedUs)),
  };
}

function isAfter({ atUs }: PageView, momentUs: number): boolean {
  return atUs > momentUs - slackUs;
}

/** Whether the views reach back to before a moment: after a whole load of another page they do not. */
function hasWitness(looks: readonly Look[], atUs: number): boolean {
  return (looks[0]?.view.atUs ?? Infinity) <= atUs;
}

function counter(needle: string, clean: (rest: string) => string = (rest) => rest): (look: Look) => number {
  return ({ rest }) => clean(rest).split(needle).length - 1;
}

function toolCounter(tool: string, { thoughts, agents }: Scene): (look: Look) => number {
  const name = lettersOf(tool);
  return counter(name, without([...thoughts, ...agents.filter((agent) => !name.includes(agent))]));
}

function without(parts: readonly string[]): (rest: string) => string {
  return (rest) => parts.reduce((left, part) => left.replaceAll(part, ' '), rest);
}

function after({ frame }: Step, own: readonly Step[]): readonly Step[] {
  return own.filter((one) => one.frame.index > frame.index);
}

function reasoningOf({ event }: Step): string {
  const { reasoning, message } = event.body;
  return [reasoning, message].find((text): text is string => typeof text === 'string' && text !== '') ?? '';
}

function thoughtOf(step: Step): string {
  return step.event.type === 'agent_thinking' ? lettersOf(reasoningOf(step)) : '';
}

function needleOf(step: Step): string {
  return thoughtOf(step).slice(0, thoughtLetters);
}
