import type { FrameMeddler } from '../meddling-proxy.ts';

interface Completion {
  readonly type?: string;
  readonly run_id?: string;
  readonly agent_name?: string;
  readonly payload?: Record<string, unknown>;
}

/** A model that misses: the answers of these runs (counted from 1, all unless told) are about something else. */
export function answerOffThePoint(...which: readonly number[]): FrameMeddler {
  const runs: string[] = [];
  return (text) => {
    const frame = JSON.parse(text) as Completion;
    if (frame.type !== 'agent_completed' || frame.agent_name !== 'Supervisor') return [text];
    const run = frame.run_id ?? '';
    if (!runs.includes(run)) runs.push(run);
    if (which.length > 0 && !which.includes(runs.indexOf(run) + 1)) return [text];
    const result = { success: true, response: 'Cloud costs can be lowered in many ways.' };
    return [JSON.stringify({ ...frame, payload: { ...frame.payload, result } })];
  };
}
