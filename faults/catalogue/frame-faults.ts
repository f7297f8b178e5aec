import type { FaultInput } from '../fault.ts';
import type { FrameMatch } from '../vocabulary/frame-match.ts';

/** The faults of frames that many entries use, in a word each. */

export type Match = Partial<FrameMatch>;
type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

const of = (match: Match): FrameMatch => ({ direction: 'in', ...match });

export const drop = (match: Match): FaultInput => ({ kind: 'frame-drop', match: of(match) });

export const edit = (match: Match, set: Record<string, string | boolean>): FaultInput => ({
  kind: 'frame-edit',
  match: of(match),
  set,
});

export const duplicate = (match: Match, afterMs = 0): FaultInput => ({
  kind: 'frame-duplicate',
  match: of(match),
  afterMs,
});

export const close = (match: Match, code: number, when: 'before' | 'after' = 'after'): FaultInput => ({
  kind: 'frame-close',
  match: of(match),
  code,
  when,
});

export const afterEnd = (match: Match, mode: 'move' | 'copy', afterMs = 0): FaultInput => ({
  kind: 'frame-after-terminal',
  match: of(match),
  mode,
  afterMs,
});

/** A frame of our own behind the match. */
export const inject = (match: Match, frame: Record<string, Json>, afterMs = 0): FaultInput => ({
  kind: 'frame-inject',
  match: of(match),
  frame: frame as never,
  afterMs,
});

/** The first event of a run becomes another frame, and the others do not come. */
export const instead = (frame: Record<string, Json>): FaultInput[] => [
  drop({ event: true, from: 2 }),
  {
    kind: 'frame-edit',
    match: { event: true },
    set: frame as never,
    delete: ['run_id', 'agent_name', 'payload'],
  },
];
