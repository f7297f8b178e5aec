import type { RecordedFrame } from '../chat/frame.ts';
import { finding } from '../diagnosis/finding.ts';
import { excerpt } from './excerpt.ts';
import type { Judgement } from './judgement.ts';

/** What the greeting of the whole chat says of itself (websocket contract, section 2). */
const wholeChat = ['full_business_logic', 'golden_path_integration', 'agent_orchestration'] as const;
/** What it says only where something else stands in for the chat. */
const substitutes = ['backward_compatibility', 'simplified_auth', 'basic_messaging'] as const;

/** The greeting does not say that the chat runs in a reduced mode (requirements F60). Features that it does not name say nothing. */
export function judgeMode(frames: readonly RecordedFrame[]): Judgement {
  const greeting = frames.find(({ direction }) => direction === 'in');
  if (greeting === undefined) return { findings: [], evidence: [] };
  const data = asObject(greeting.json?.['data']);
  const features = asObject(data['features']);
  const off = wholeChat.filter((name) => name in features && features[name] !== true);
  const instead = substitutes.filter((name) => features[name] === true);
  const words = [
    ...(off.length > 0 ? [`Off: ${off.join(', ')}.`] : []),
    ...(instead.length > 0 ? [`Instead: ${instead.join(', ')}.`] : []),
  ];
  const seen = [`greeting: ${excerpt(greeting.raw, 240)}`];
  return {
    findings: words.length > 0 ? [finding('CHAT_DEGRADED', words.join(' '), seen)] : [],
    evidence: [
      `mode ${JSON.stringify(data['mode'] ?? null)}; ${Object.keys(features).length} features named, ${off.length + instead.length} of them say that less than the chat runs`,
    ],
  };
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
