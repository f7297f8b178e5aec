import { explainOpen } from '../chat/explain-open.ts';
import type { RefusalRecord } from '../chat/watch-refusal.ts';
import { finding, type Finding } from '../diagnosis/finding.ts';
import { excerpt } from './excerpt.ts';
import { leakedCode } from './judge-frames.ts';
import type { Judgement } from './judgement.ts';

/**
 * Refused is: HTTP 401 or 403 on the upgrade, or an error frame with an auth code and close 1008, with nothing before it.
 * Let in is `AUTH_BYPASSED`; any other ending is a finding of its own. `credential` finishes "a socket with …".
 */
export function judgeRefusal(record: RefusalRecord, credential: string): Judgement {
  return { findings: judge(record, credential), evidence: describe(record) };
}

/**
 * A socket that offers no subprotocol that the server knows does not open (websocket contract, 1.2). Where it opens all the same, a
 * browser ends it, since none of what it offered was chosen.
 */
export function judgeUnknownSubprotocol(record: RefusalRecord): Judgement {
  const { upgrade } = record;
  if (upgrade.kind === 'bad-upgrade' && /subprotocol/i.test(upgrade.message)) {
    const words = 'The server opens a socket that offers nothing that it knows, and chooses none of it.';
    return {
      findings: [finding('SUBPROTOCOL_NEGOTIATION', words, [upgrade.message])],
      evidence: describe(record),
    };
  }
  return judgeRefusal(record, 'a subprotocol that nobody knows');
}

function judge(record: RefusalRecord, credential: string): readonly Finding[] {
  const { upgrade, frames, close, identity } = record;
  if (upgrade.kind === 'http' && (upgrade.status === 401 || upgrade.status === 403)) return [];
  if (upgrade.kind !== 'open') return [explainOpen(upgrade, record.url)];
  const evidence = describe(record);
  const admitted = frames.find(({ kind }) => !['trouble', 'unparsable', 'unknown'].includes(kind));
  if (admitted || identity !== undefined) {
    const as = identity === undefined ? '' : ` as ${identity}`;
    return [finding('AUTH_BYPASSED', `A socket with ${credential} was let in${as}.`, evidence)];
  }
  const leaked = frames.map(({ raw }) => leakedCode(raw)).find((leak) => leak !== undefined);
  const leaks = leaked === undefined ? [] : [finding('CODE_LEAK', `The refusal says: ${leaked}.`, evidence)];
  if (!close)
    return [finding('REFUSAL_SILENT', `A socket with ${credential} was left open.`, evidence), ...leaks];
  return [...judgeClose(close, frames, credential, evidence), ...leaks];
}

function judgeClose(
  close: NonNullable<RefusalRecord['close']>,
  frames: RefusalRecord['frames'],
  credential: string,
  evidence: readonly string[],
): Finding[] {
  const words = `A socket with ${credential} was refused by close ${close.code} instead of an error frame and 1008.`;
  const saidSo = frames.some(({ errorCode }) =>
    /^AUTH|UNAUTHORIZED|TOKEN|VALIDATION_FAILED/i.test(errorCode),
  );
  const nothingElse = frames.every(({ kind }) => kind === 'trouble');
  if (close.code === 1008)
    return saidSo && nothingElse
      ? []
      : [finding('REFUSAL_UNEXPLAINED', words.replace('by close 1008', 'by close 1008 alone,'), evidence)];
  if (close.code === 1011) return [finding('WS_1011', words, evidence)];
  if (close.code === 1000) return [finding('WS_CLOSED_1000_EARLY', words, evidence)];
  if (close.code === 1006) return [finding('WS_1006', words, evidence)];
  return [finding('REFUSAL_UNEXPLAINED', words, evidence)];
}

function describe({ upgrade, frames, close, identity }: RefusalRecord): readonly string[] {
  if (upgrade.kind === 'http') return [`upgrade: HTTP ${upgrade.status}`];
  if (upgrade.kind !== 'open') return [`upgrade: ${upgrade.kind}`];
  return [
    'upgrade: 101',
    ...frames.slice(0, 3).map(({ raw }) => `frame: ${excerpt(raw)}`),
    ...(identity === undefined ? [] : [`ping answered as ${identity}`]),
    close ? `close ${close.code} "${excerpt(close.reason, 80)}"` : 'no close',
  ];
}
