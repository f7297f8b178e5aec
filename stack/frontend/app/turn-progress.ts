/** What the page knows of the agent's work on one message: made from the events alone. */
export interface TurnProgress {
  readonly status: 'waiting' | 'running' | 'completed' | 'failed';
  readonly runId?: string;
  /** The agent of the run's first start: its completion ends the run. Unknown when that start was missed. */
  readonly root?: string;
  /** Who works now. */
  readonly agent?: string;
  readonly thought?: string;
  readonly step?: number;
  /** Tools in use now, in the order in which they were taken up. */
  readonly tools: readonly string[];
  readonly completed: readonly { readonly agent: string; readonly tookMs: number | undefined }[];
  readonly answer?: string;
  readonly error?: string;
}

export type Frame = Readonly<Record<string, unknown>>;

export const waiting: TurnProgress = { status: 'waiting', tools: [], completed: [] };

/** The progress after one more frame. Frames of other runs, of no run, and behind the end change nothing. */
export function advance(now: TurnProgress, frame: Frame): TurnProgress {
  const runId = text(frame['run_id']);
  const agent = text(frame['agent_name']);
  if (runId === undefined || now.status === 'completed' || now.status === 'failed') return now;
  if (now.runId !== undefined && runId !== now.runId) return now;
  const known: TurnProgress = { ...now, runId };
  const payload = (frame['payload'] ?? frame['data'] ?? {}) as Frame;
  switch (frame['type']) {
    case 'agent_started':
      return started(known, now.runId === undefined, agent ?? 'Agent');
    case 'agent_thinking':
      return thinking(known, payload);
    case 'tool_executing':
      return { ...known, tools: [...now.tools, text(payload['tool_name']) ?? 'unknown_tool'] };
    case 'tool_completed':
      return { ...known, tools: without(now.tools, text(payload['tool_name']) ?? 'unknown_tool') };
    case 'agent_completed':
      return completed(known, agent ?? 'Agent', payload);
    case 'agent_error':
      return agent === now.root || now.root === undefined ? failed(known, payload) : known;
    default:
      return now;
  }
}

function started(now: TurnProgress, isFirst: boolean, agent: string): TurnProgress {
  return { ...withoutThought(now), status: 'running', agent, ...(isFirst && { root: agent }) };
}

function thinking(now: TurnProgress, payload: Frame): TurnProgress {
  const thought = text(payload['reasoning']) ?? text(payload['message']) ?? 'Thinking...';
  const step = payload['step_number'];
  return { ...now, status: 'running', thought, ...(typeof step === 'number' ? { step } : {}) };
}

function completed(now: TurnProgress, agent: string, payload: Frame): TurnProgress {
  const took = payload['execution_time_ms'];
  const done = [...now.completed, { agent, tookMs: typeof took === 'number' ? took : undefined }];
  const answer = answerIn(payload);
  // Of a run whose start was missed, the one who brings the answer is the root.
  const isEnd = now.root === undefined ? answer !== '' : agent === now.root;
  if (!isEnd) return { ...now, completed: done };
  return { ...withoutThought(now), agent, status: 'completed', tools: [], completed: done, answer };
}

function failed(now: TurnProgress, payload: Frame): TurnProgress {
  const error = text(payload['error_message']) ?? 'The agent could not finish.';
  return { ...withoutThought(now), status: 'failed', tools: [], error };
}

function answerIn(payload: Frame): string {
  const result = payload['result'];
  const fields = typeof result === 'object' && result !== null ? (result as Frame) : payload;
  return text(fields['response']) ?? text(fields['final_response']) ?? text(result) ?? '';
}

/** What is over is no longer thought about. */
export function withoutThought({ thought: _thought, step: _step, ...others }: TurnProgress): TurnProgress {
  return others;
}

function without(tools: readonly string[], name: string): readonly string[] {
  const at = tools.indexOf(name);
  return at < 0 ? tools : tools.toSpliced(at, 1);
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
