import fc from 'fast-check';

import type { FaultInput } from '../../../faults/fault.ts';
import type { FrameMatch } from '../../../faults/vocabulary/frame-match.ts';
import { injectedFrame, injectedText } from './injected-frame.ts';
import { harmlessEdit, rewrite } from './rewrite.ts';

const types = ['agent_started', 'agent_thinking', 'tool_executing', 'tool_completed', 'agent_completed'];
const nth = fc.integer({ min: 1, max: 4 });
const type = fc.constantFrom(...types);

/** Which messages: of the run alone, so that every case gets as far as a turn. */
const match: fc.Arbitrary<Partial<FrameMatch> & { readonly direction: 'in' }> = fc
  .oneof(
    { weight: 4, arbitrary: fc.record({ type, nth }) },
    { weight: 3, arbitrary: fc.record({ event: fc.constant(true), nth: fc.integer({ min: 1, max: 14 }) }) },
    { weight: 2, arbitrary: fc.constant({ terminal: true }) },
    { weight: 1, arbitrary: fc.record({ type }) },
    { weight: 1, arbitrary: fc.record({ type, root: fc.boolean() }) },
    { weight: 1, arbitrary: fc.record({ event: fc.constant(true), from: fc.integer({ min: 2, max: 9 }) }) },
    {
      weight: 1,
      arbitrary: fc.record({ type: fc.constant<string[]>(['tool_executing', 'tool_completed']), nth }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ terminal: fc.constant(false), type, which: fc.constant('first' as const) }),
    },
  )
  .map((one) => ({ direction: 'in' as const, ...one }));

type Kind<K extends FaultInput['kind']> = Extract<FaultInput, { kind: K }>;
/** A fault with a match and these fields besides. */
const make = <K extends FaultInput['kind']>(
  kind: K,
  fields: { [Key in Exclude<keyof Kind<K>, 'kind' | 'match'>]?: fc.Arbitrary<Kind<K>[Key]> },
): fc.Arbitrary<FaultInput> =>
  fc.record({ kind: fc.constant(kind), match, ...fields } as never) as fc.Arbitrary<FaultInput>;

const where = fc.constantFrom('before' as const, 'after' as const);
/** Clearly within every limit, and clearly before the watch after the end is over. */
const shortly = fc.constantFrom(0, 0, 60);
/** Clearly within the limit of an event's way to the user, and clearly over it. */
const delayMs = fc.constantFrom(20, 40, 900);
const closeCode = fc.constantFrom(1000, 1001, 1005, 1006, 1008, 1009, 1011, 1012, 4000);

/** What breaks the contract most of the time, but need not: that is for the oracle to say. */
const harmful = fc.oneof(
  { weight: 3, arbitrary: make('frame-drop', {}) },
  {
    weight: 2,
    arbitrary: make('frame-duplicate', { times: fc.integer({ min: 1, max: 2 }), afterMs: shortly }),
  },
  {
    weight: 3,
    arbitrary: make('frame-swap', { with: fc.option(match, { nil: undefined }), limitMs: fc.constant(150) }),
  },
  { weight: 2, arbitrary: make('frame-delay', { ms: delayMs, overtaken: fc.boolean() }) },
  { weight: 2, arbitrary: make('frame-hold', { until: match, limitMs: fc.constantFrom(60, 2_000) }) },
  { weight: 1, arbitrary: make('frame-truncate', { at: fc.integer({ min: 0, max: 200 }) }) },
  { weight: 1, arbitrary: make('frame-corrupt', {}) },
  {
    weight: 2,
    arbitrary: make('frame-rename', {
      to: fc.constantFrom(
        ...types,
        'agent_error',
        'agent_failed',
        'heartbeat',
        'final_report',
        'Agent_Started',
        'error',
        '',
      ),
    }),
  },
  { weight: 2, arbitrary: make('frame-rewrap', { as: fc.constantFrom('data', 'double', 'flat', 'batch') }) },
  {
    weight: 8,
    arbitrary: fc.tuple(match, rewrite).map(([of, { aim, edit }]): FaultInput => ({
      kind: 'frame-edit',
      match: aim ? { direction: 'in', ...aim } : of,
      ...edit,
    })),
  },
  { weight: 6, arbitrary: make('frame-inject', { frame: injectedFrame.any, where, afterMs: shortly }) },
  { weight: 1, arbitrary: make('frame-inject-text', { text: injectedText, where }) },
  {
    weight: 3,
    arbitrary: make('frame-after-terminal', { mode: fc.constantFrom('move', 'copy'), afterMs: shortly }),
  },
  {
    weight: 2,
    arbitrary: make('frame-close', {
      code: closeCode,
      reason: fc.constantFrom('', 'main cleanup'),
      when: where,
    }),
  },
  { weight: 1, arbitrary: make('frame-freeze', { when: where }) },
  { weight: 1, arbitrary: make('frame-binary', {}) },
  { weight: 1, arbitrary: make('frame-array', {}) },
  {
    weight: 1,
    arbitrary: fc.constant<FaultInput>({ kind: 'frame-drop', match: { direction: 'out', chat: true } }),
  },
);

/** Differences that no contract forbids. */
const harmless = fc.oneof(
  { weight: 4, arbitrary: make('frame-inject', { frame: injectedFrame.outside, where, afterMs: shortly }) },
  { weight: 2, arbitrary: make('frame-reorder-keys', {}) },
  { weight: 2, arbitrary: make('frame-fragment', { bytes: fc.integer({ min: 1, max: 90 }) }) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(match, harmlessEdit)
      .map(([of, edit]): FaultInput => ({ kind: 'frame-edit', match: of, ...edit })),
  },
  {
    weight: 2,
    arbitrary: make('frame-delay', { ms: fc.constantFrom(10, 30), overtaken: fc.constant(false) }),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom<FaultInput>({ kind: 'socket-compress' }, { kind: 'socket-no-pong' }),
  },
);

/** More work of the agents, put behind one thought of whoever thinks there: legal wherever that agent may still act. */
const extraWork: fc.Arbitrary<readonly FaultInput[]> = fc
  .tuple(nth, injectedFrame.work)
  .map(([place, frames]) =>
    // Each is put right behind the thought, so the last comes first.
    frames.toReversed().map((frame): FaultInput => ({
      kind: 'frame-inject',
      match: { direction: 'in', type: 'agent_thinking', nth: place },
      frame,
      where: 'after',
    })),
  );

const one = (faults: fc.Arbitrary<FaultInput>): fc.Arbitrary<readonly FaultInput[]> =>
  faults.map((fault) => [fault]);
const mild = fc.oneof({ weight: 5, arbitrary: one(harmless) }, { weight: 2, arbitrary: extraWork });
const mixed = fc.oneof({ weight: 6, arbitrary: one(harmful) }, { weight: 1, arbitrary: mild });

/** None to three changes; in one case of five all are mild. What comes of them together is for the oracle to say. */
export const frameFaults: fc.Arbitrary<readonly FaultInput[]> = fc
  .oneof(
    { weight: 1, arbitrary: fc.array(mild, { maxLength: 3, size: 'max' }) },
    { weight: 4, arbitrary: fc.array(mixed, { maxLength: 3, size: 'max' }) },
  )
  .map((groups) => groups.flat());
