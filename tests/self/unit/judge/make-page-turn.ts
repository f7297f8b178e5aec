import type { PageProblem, PageRequest, PageView } from '../../../../helpers/browser/page-record.ts';
import type { Carrier, PageTurn, SendBy } from '../../../../helpers/browser/page-turn.ts';
import type { AgentEvent } from '../../../../helpers/chat/frame.ts';
import { RecordedTurn } from '../../../../helpers/chat/recorded-turn.ts';
import type { TurnRecording } from '../../../../helpers/chat/turn.ts';
import { answerOf } from '../../../../helpers/judge/judge-answer.ts';
import { isTerminal, viewRun } from '../../../../helpers/judge/run-view.ts';
import {
  answered,
  completed,
  ended,
  executing,
  recordingOf,
  started,
  thinking,
  type Came,
} from '../../judge/example-turn.ts';

/** What a page knows, in a model as small as can be. */
export interface PageState {
  readonly busy: boolean;
  readonly free: boolean;
  readonly agent: string | undefined;
  readonly thought: string | undefined;
  readonly tools: readonly string[];
  readonly done: readonly string[];
  readonly messages: readonly string[];
}

/** How the page of a test differs from one that is right. */
export interface PageKind {
  /** When a frame that came at this moment is drawn, µs; frames that are drawn together are seen as one. */
  readonly drawnAt?: (atUs: number) => number;
  /** What it makes of an event; the state before, to leave it out. */
  readonly advance?: (
    state: PageState,
    event: AgentEvent,
    next: (state: PageState) => PageState,
  ) => PageState;
  /** What it shows of a state. */
  readonly show?: (view: PageView, state: PageState) => PageView;
  /** Messages that stood there before. */
  readonly old?: readonly string[];
  readonly by?: SendBy;
  readonly carriers?: readonly Carrier[];
  readonly problems?: readonly PageProblem[];
  readonly requests?: readonly PageRequest[];
}

export const bubble = (text: string): string => `U\n\nYou\n\n${text}`;
export const reply = (text: string): string => `N\n\nSupervisor\n\n${text}`;

/** A run with sub-agents and three tools, one event every `gapMs`. */
export function longRun(gapMs: number): readonly Came[] {
  let atMs = 200;
  const next = (): number => (atMs += gapMs);
  return [
    started(next()),
    thinking(next()),
    started(next(), 'TriageAgent'),
    thinking(next(), 'TriageAgent'),
    ended(next(), 'TriageAgent'),
    started(next(), 'DataAgent'),
    thinking(next(), 'DataAgent'),
    ...['thread_memory', 'figure_reader', 'calculator'].flatMap((tool) => [
      executing(next(), tool, 'DataAgent'),
      completed(next(), tool, 'DataAgent'),
    ]),
    ended(next(), 'DataAgent'),
    started(next(), 'ReportingAgent'),
    thinking(next(), 'ReportingAgent'),
    ended(next(), 'ReportingAgent'),
    answered(next()),
  ];
}

/** What a user would see of this recording on a page, taken at every drawing. */
export function makePageTurn(recording: TurnRecording, kind: PageKind = {}): PageTurn {
  const { drawnAt = (atUs) => atUs + 2_500, advance = (state, event, next) => next(state), old = [] } = kind;
  const { own, root } = viewRun(recording);
  const { text } = recording.prompt;
  const draw = (atUs: number, state: PageState): PageView => {
    const view = viewOf(atUs, state, old);
    return kind.show?.(view, state) ?? view;
  };
  const idle: PageState = {
    busy: false,
    free: true,
    agent: undefined,
    thought: undefined,
    tools: [],
    done: [],
    messages: [],
  };
  let state: PageState = { ...idle, busy: true, free: false, messages: [bubble(text)] };
  const pressedAtUs = recording.sentAtUs - 30_000;
  const drawn = new Map<number, PageView>([
    [pressedAtUs - 100_000, draw(pressedAtUs - 100_000, idle)],
    [pressedAtUs + 20_000, draw(pressedAtUs + 20_000, state)],
  ]);
  for (const step of own) {
    const isEnd = isTerminal(step, root);
    const answer = answerOf(recording) ?? '';
    state = advance(state, step.event, (before) => after(before, step.event, isEnd, answer));
    const atUs = drawnAt(step.frame.atUs);
    drawn.set(atUs, draw(atUs, state));
  }
  const views = [...drawn.values()].toSorted((a, b) => a.atUs - b.atUs);
  return {
    prompt: recording.prompt,
    by: kind.by ?? 'button',
    pressedAtUs,
    hindrance: undefined,
    hadSocket: true,
    carriers: kind.carriers ?? [
      { atUs: recording.sentAtUs, way: 'POST /api/agent/v2/execute', threadId: 'thread_1' },
    ],
    wire: new RecordedTurn(recording, undefined),
    // A page takes no view where nothing has changed.
    views: views.filter((view, at) => at === 0 || !sameAs(view, views[at - 1] as PageView)),
    requests: kind.requests ?? [],
    problems: kind.problems ?? [],
    path: '/chat/thread_1',
  };
}

/** The turn of a recording of these frames, on a page of this kind. */
export function pageTurnOf(frames: readonly Came[], kind: PageKind = {}): PageTurn {
  return makePageTurn(recordingOf(frames), kind);
}

function after(state: PageState, event: AgentEvent, isEnd: boolean, answer: string): PageState {
  const { type, agent = '', tool = '', body } = event;
  if (isEnd) {
    const messages = answer === '' ? state.messages : [...state.messages, reply(answer)];
    return { ...state, busy: false, free: true, agent, thought: undefined, tools: [], messages };
  }
  switch (type) {
    case 'agent_started':
      return { ...state, agent, thought: undefined };
    case 'agent_thinking':
      return { ...state, thought: String(body['reasoning']) };
    case 'tool_executing':
      return { ...state, tools: [...state.tools, tool] };
    case 'tool_completed':
      return { ...state, tools: state.tools.filter((one) => one !== tool) };
    default:
      return { ...state, done: [...state.done, agent] };
  }
}

function viewOf(atUs: number, state: PageState, old: readonly string[]): PageView {
  const articles = [...old, ...state.messages];
  const parts = [
    state.agent ?? 'Netra AI Agent Beta',
    'Connected',
    ...articles,
    ...(state.busy ? ['Processing your request...'] : []),
    ...(state.thought === undefined ? [] : [`Agent Thinking\n${state.thought}`]),
    ...state.tools,
    ...(state.done.length === 0 || !state.busy ? [] : [`Completed Agents\n${state.done.join('\n')}`]),
    state.busy ? 'Sending...' : 'Send',
  ];
  return {
    atUs,
    path: '/chat/thread_1',
    text: parts.join('\n\n'),
    articles,
    hasChat: true,
    isBusy: state.busy,
    canType: state.free,
  };
}

function sameAs({ atUs: _one, ...a }: PageView, { atUs: _other, ...b }: PageView): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
