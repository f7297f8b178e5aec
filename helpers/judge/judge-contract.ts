import { schemaFaults } from '../contract/schema-faults.ts';
import { unknownFields } from '../contract/unknown-fields.ts';
import type { RecordedFrame } from '../chat/frame.ts';
import type { TurnRecording } from '../chat/turn.ts';
import { finding, type Finding } from '../diagnosis/finding.ts';
import { excerpt } from './excerpt.ts';
import { judgeEvents } from './judge-turn.ts';
import type { Judgement } from './judgement.ts';

/** What one frame has that the contract does not. */
interface Drift {
  readonly type: string;
  readonly path: string;
  readonly value: unknown;
}

/** Most lines of evidence of one finding. */
const most = 12;

/**
 * Every frame of a turn against the published contract (docs/contract). An event that its schema refuses is broken; what the contract
 * does not know is drift, noted once and never judged: the evidence proposes, as JSON Patch for asyncapi.json, what would be added.
 * Events in older envelopes have findings of their own (docs/judging.md, rule 8).
 */
export function judgeContract(recording: TurnRecording): Judgement {
  const inbound = recording.frames.filter(({ direction }) => direction === 'in');
  const known = inbound.filter(isPublished);
  const events = known.filter(({ reading }) => reading.kind === 'event');
  const evidence = [
    `${known.length} of ${inbound.length} frames wear a published envelope, ${events.length} of them are events`,
  ];
  // Without an event there is nothing to hold against the contract, and the turn itself says why.
  if (events.length === 0) return { findings: judgeEvents(recording), evidence };
  return { findings: [...fieldFaults(events), ...drift(inbound, known)], evidence };
}

function isPublished({ reading, json }: RecordedFrame): boolean {
  if (reading.kind === 'event') return reading.events.every(({ envelope }) => envelope === 'canonical');
  return reading.kind === 'control' && json !== undefined;
}

function fieldFaults(events: readonly RecordedFrame[]): readonly Finding[] {
  const faults = events.flatMap((frame) => {
    const wrong = schemaFaults(typeOf(frame), frame.json);
    return wrong.length === 0 ? [] : [{ frame, words: wrong.join('; ') }];
  });
  const [first] = faults;
  if (!first) return [];
  const lines = faults.map(({ frame, words }) => `frame ${frame.index}: ${words}: ${excerpt(frame.raw)}`);
  const words = `Frame ${first.frame.index} (${typeOf(first.frame)}) is not what docs/contract says: ${first.words}.`;
  return [finding('EVENT_SCHEMA', words, lines.slice(0, most))];
}

function drift(inbound: readonly RecordedFrame[], known: readonly RecordedFrame[]): readonly Finding[] {
  const unknown = inbound.filter(({ reading }) => reading.kind === 'drift');
  const types = [...new Map(unknown.map((frame) => [typeOf(frame), frame.json ?? {}]))];
  const fields = oneOfEach(
    known.flatMap((frame) =>
      unknownFields(typeOf(frame), frame.json ?? {}).map((field) => ({ type: typeOf(frame), ...field })),
    ),
  );
  if (types.length + fields.length === 0) return [];
  const words = [
    ...(types.length > 0 ? [`Unknown types: ${types.map(([type]) => type).join(', ')}.`] : []),
    ...(fields.length > 0 ? [`Unknown fields: ${fields.map(nameOf).join(', ')}.`] : []),
    'The evidence proposes what to add to docs/contract/asyncapi.json.',
  ];
  const proposals = [
    ...types.map(([type, json]) => patch(`/components/schemas/${type}`, schemaOf(json))),
    ...fields.map(({ type, path, value }) =>
      patch(`/components/schemas/${type}${path.replaceAll('/', '/properties/')}`, schemaOf(value)),
    ),
  ];
  return [finding('UNKNOWN_DRIFT', words.join(' '), proposals.slice(0, most))];
}

function typeOf({ json }: RecordedFrame): string {
  const type = json?.['type'];
  return typeof type === 'string' ? type : '';
}

function nameOf({ type, path }: Drift): string {
  return `${type}${path.replaceAll('/', '.')}`;
}

function patch(path: string, value: object): string {
  return JSON.stringify({ op: 'add', path, value });
}

/** The plainest schema that fits what was seen, one level deep. Values never stand in it. */
function schemaOf(value: unknown): object {
  if (value === null || value === undefined) return {};
  if (Array.isArray(value)) return { type: 'array' };
  if (typeof value !== 'object') return { type: typeof value };
  const properties = Object.entries(value).map(([name, one]) => [
    name,
    Array.isArray(one) ? { type: 'array' } : one === null ? {} : { type: typeof one },
  ]);
  return { type: 'object', properties: Object.fromEntries(properties) as object };
}

function oneOfEach(drifts: readonly Drift[]): readonly Drift[] {
  return [...new Map(drifts.map((drift) => [nameOf(drift), drift])).values()];
}
