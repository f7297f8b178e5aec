import { layers } from '../diagnosis/layers.ts';
import type { LadderReport, Named } from './ladder-report.ts';
import type { Rung } from './rung.ts';
import { spell } from './spell.ts';

/** What the ladder says to people. */
export interface LadderWords {
  /** Heads the block. */
  readonly title: string;
  /** All rungs in one line, the lowest first. */
  readonly line: string;
  /** What follows from them. */
  readonly notes: readonly string[];
}

/** The ladder in words. Pure. */
export function describeLadder(report: LadderReport): LadderWords {
  const { rungs, excluded, left, afterMs, tookMs } = report;
  const tried = rungs.filter(({ status }) => status !== 'not-tried');
  const steps = tried.map((rung) => stepOf(rung, report)).join(' · ');
  return {
    title: `The layers, probed once more ${spell(afterMs)} after the first failure, in ${spell(tookMs)}`,
    line: `${steps === '' ? 'nothing was probed' : steps} → ${outcomeOf(report)}`,
    notes: [
      ...passedOf(report),
      ...(excluded.length > 0 ? [`excluded: ${excluded.join('; ')}`] : []),
      ...(left.length > 0 ? [`left: ${left.join('; ')}`] : []),
      ...untried(rungs),
    ],
  };
}

function stepOf(rung: Rung, { failure }: LadderReport): string {
  const { name, status, saw, tookMs, finding } = rung;
  if (name === 'events') return saw;
  if (status === 'ok') return name === 'token' ? `token ${saw}` : `${name} ok ${spell(tookMs)}`;
  const isTold = [failure.first, ...failure.beside].some((one) => one?.code === finding?.code);
  const code = finding && !isTold ? [finding.code] : [];
  const isOther = finding?.code === 'AUTH_BYPASSED' || finding?.code === 'IDENTITY_MISMATCH';
  return isOther
    ? [`${name} ${saw}`, ...code.map((one) => `(${one})`)].join(' ')
    : `${name}: ${saw} (${[...code, spell(tookMs)].join(', ')})`;
}

function outcomeOf({ failure: { first, beside } }: LadderReport): string {
  if (!first) return 'the check ran out of time without a finding';
  return [nameOf(first), ...beside.map((one) => `beside it ${nameOf(one)}`)].join(', ');
}

function nameOf({ layer, code }: Named): string {
  return `${layer}: ${code}`;
}

/** All is well now, although the check failed: it is said, and what follows from it. */
function passedOf({ rungs, failure, afterMs }: LadderReport): readonly string[] {
  const probed = rungs.filter(({ name }) => name !== 'events');
  const isWell = ({ status, finding }: Rung): boolean => status === 'ok' || finding?.severity === 'degraded';
  const events = rungs.find(({ name }) => name === 'events');
  if (!probed.every(isWell) || events?.status === 'broken') return [];
  const which = events?.status === 'ok' ? 'All layers' : 'All layers up to the chat socket';
  const layer = layers.find(({ name }) => name === failure.first?.layer);
  const place =
    failure.first && layer ? `${layer.title} (${failure.first.code})` : 'something that took too long';
  return [
    `${which} answered when probed again ${spell(afterMs)} after the failure: what broke has passed, or lies in ${place}, where the check looks more closely than these probes do.`,
  ];
}

/** What nobody looked at, and why; one line a reason. */
function untried(rungs: readonly Rung[]): readonly string[] {
  const all = rungs.filter(({ status }) => status === 'not-tried');
  return [...new Set(all.map(({ saw }) => saw))].map((why) => {
    const names = all.filter(({ saw }) => saw === why).map(({ name }) => name);
    return `not tried: ${names.join(', ')} (${why})`;
  });
}
