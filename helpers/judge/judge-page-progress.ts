import type { PageTurn } from '../browser/page-turn.ts';
import type { Measurement } from '../reporting/check-report.ts';
import { finding, type Finding } from '../diagnosis/finding.ts';
import { excerpt } from './excerpt.ts';
import type { TurnJudgement } from './judgement.ts';
import { effectKinds, type EffectKind, type PageEffect } from './page-effect.ts';
import { pageEffects } from './page-effects.ts';
import { remnantsOf } from './remnants-of.ts';
import { shownTooEarly } from './shown-too-early.ts';
import { worstLagUs } from './worst-lag.ts';

/** An effect that stood for so long is seen by every page, even on a machine that stands still for a while, µs. */
const surelySeenUs = 1_000_000;
/** Long enough on a page that is seen to draw everything else, µs. */
const longUs = 600_000;
/** What stands for less may be passed over by a page that draws in steps, µs. */
const fleetingUs = 50_000;
/** Two chances so far apart are not missed by one and the same standstill, µs. */
const apartUs = 400_000;
/** So much of what other events bring has to be seen, each in a drawing of its own, for a page to count as one that draws them all. */
const drawsAll = 0.9;

/** How probable it may be at most that a page which shows a kind has passed over every one of them. */
const byChance = 1e-4;

const namesOf: Readonly<Record<EffectKind, string>> = {
  work: 'that it is at work',
  agent: 'which agent is at work',
  thought: 'what the agent thinks',
  'tool on': 'which tool is in use',
  'tool off': 'that a tool is no longer in use',
};

/**
 * While the agents work the page shows it: who, on what thought, with which tool, and takes the tool away again (requirements F55).
 * Of each kind one has to be seen at least, in one of the turns; more, where the page had the time, or draws every other event.
 * What may have come and gone between two drawings is not held against a page, and no proof for it either. Nothing is shown before
 * an event has brought it, and nothing is left when the run is long over.
 */
export function judgeProgress(turns: readonly PageTurn[]): TurnJudgement {
  const shown = turns.map((turn) => ({ turn, effects: pageEffects(turn).map((one) => heldUpOf(turn, one)) }));
  const all = shown.flatMap(({ effects }) => effects);
  const verdicts = effectKinds.map((kind) => judgeKind(kind, all));
  const remnants = shown.flatMap(({ turn }) => remnantsOf(turn));
  const left = remnants.length === 0 ? [] : [progress(`It still shows ${remnants.join(' and ')}.`, remnants)];
  const early = turns.flatMap((turn, at) => shownTooEarly(turn, turns.slice(0, at)));
  const ahead = `It shows ${early.join(' and ')} before any event has brought it.`;
  return {
    findings: [
      ...verdicts.flatMap(({ findings }) => findings),
      ...left,
      ...(early.length === 0 ? [] : [progress(ahead, early)]),
    ],
    unmeasurable: [
      ...(all.length === 0 ? ['no event came whose effect could be looked for on the page'] : []),
      ...verdicts.flatMap(({ unmeasurable }) => unmeasurable),
    ],
    evidence: [...effectKinds.map((kind) => describe(kind, all)), ...describeLags(all)],
    measurements: shown.flatMap(({ turn, effects }) => effects.flatMap((one) => lagOf(turn, one))),
    turns: turns.flatMap(({ wire }) => wire ?? []),
  };
}

interface KindVerdict {
  readonly findings: readonly Finding[];
  readonly unmeasurable: readonly string[];
}

const fine: KindVerdict = { findings: [], unmeasurable: [] };

function judgeKind(kind: EffectKind, all: readonly PageEffect[]): KindVerdict {
  const ofKind = all.filter((one) => one.kind === kind);
  const told = ofKind.filter(({ tellable }) => tellable);
  if (ofKind.length === 0) return fine;
  if (told.length === 0) return { findings: [], unmeasurable: [`the views cannot tell ${namesOf[kind]}`] };
  const missed = told.filter(({ seenUs }) => seenUs === undefined);
  const others = all.filter((one) => one.kind !== kind && one.kind !== 'work' && one.tellable);
  if (missed.length < told.length) {
    const alone = missed.filter((one) => stoodUs(one) >= surelySeenUs);
    const mostly = missed.length * 2 >= told.length && drewMeanwhile(missed, others, 1);
    const amiss = alone.length > 0 ? alone : mostly ? missed : [];
    return amiss.length === 0 ? fine : { findings: [dropped(kind, amiss)], unmeasurable: [] };
  }
  const isClear =
    hadTime(told, others) ||
    (told.some((one) => stoodUs(one) >= longUs) && drawsEach(others, 1, 2)) ||
    drewMeanwhile(told, others, drawsAll) ||
    neverDraws(all.filter(isTold));
  if (isClear) return { findings: [dropped(kind, told)], unmeasurable: [] };
  const longestMs = Math.round(Math.max(...told.map(stoodUs)) / 1000);
  const words = `${namesOf[kind]} was never seen, and stood for ${longestMs} ms at most: too short to say that the page does not show it`;
  return { findings: [], unmeasurable: [words] };
}

/** One effect stood long enough, or two stood a while at different times, and for longer than the page takes from drawing to drawing. */
function hadTime(effects: readonly PageEffect[], others: readonly PageEffect[]): boolean {
  if (effects.some((one) => stoodUs(one) >= surelySeenUs)) return true;
  const grainUs = betweenDrawings(others);
  const leastUs = Math.max(fleetingUs, Number.isFinite(grainUs) ? grainUs : 0);
  const chances = effects.filter((one) => stoodUs(one) >= leastUs).map(({ arrivedUs }) => arrivedUs);
  return chances.length > 1 && Math.max(...chances) - Math.min(...chances) >= apartUs;
}

/**
 * The page drew all the time while it left these out: what other events brought between them is seen, or they are so far apart that
 * it did not stand still for both. What stood for less than the time between two drawings is left aside.
 */
function drewMeanwhile(missed: readonly PageEffect[], others: readonly PageEffect[], share: number): boolean {
  const grainUs = betweenDrawings(others);
  const times = missed
    .filter((one) => stoodUs(one) >= grainUs)
    .map(({ arrivedUs }) => arrivedUs)
    .toSorted((a, b) => a - b);
  const isSeenBetween = (fromUs: number, toUs: number): boolean =>
    others.some(({ arrivedUs, seenUs }) => seenUs !== undefined && arrivedUs > fromUs && arrivedUs < toUs);
  const isApart = (times.at(-1) ?? 0) - (times[0] ?? 0) >= apartUs;
  const isWitnessed = times.slice(1).every((toUs, at) => isSeenBetween(times[at] ?? 0, toUs));
  if (times.length < 2) return false;
  if ((isApart || isWitnessed) && drawsEach(others, share)) return true;
  // On a machine under load the page passes over much; so many left out, and all of one kind, are no chance.
  return isApart && others.length >= 3 && (1 - drawnShare(others)) ** times.length <= byChance;
}

/** The page draws what every other event brings, and each for itself, so it would have drawn these too. */
function drawsEach(others: readonly PageEffect[], share: number, least = 3): boolean {
  return others.length >= least && drawnShare(others) >= share;
}

function drawnShare(others: readonly PageEffect[]): number {
  return new Set(others.flatMap(({ seenUs }) => seenUs ?? [])).size / Math.max(1, others.length);
}

/** Nothing of all that came was seen, though the turns themselves were long enough. */
function neverDraws(told: readonly PageEffect[]): boolean {
  const drawn = told.filter(({ kind, seenUs }) => kind !== 'work' && seenUs !== undefined);
  const runs = new Map<string | undefined, PageEffect[]>();
  for (const one of told) runs.set(one.step.event.runId, [...(runs.get(one.step.event.runId) ?? []), one]);
  const whole = [...runs.values()].map((effects): PageEffect => {
    const arrivedUs = Math.min(...effects.map((one) => one.arrivedUs));
    const supersededUs = Math.max(...effects.map((one) => one.supersededUs));
    const heldUpUs = Math.max(...effects.map((one) => one.heldUpUs ?? 0));
    return { ...(effects[0] as PageEffect), arrivedUs, supersededUs, heldUpUs };
  });
  return drawn.length === 0 && hadTime(whole, []);
}

/** The shortest time between two drawings that showed something of these. */
function betweenDrawings(others: readonly PageEffect[]): number {
  const drawings = [...new Set(others.flatMap(({ seenUs }) => seenUs ?? []))].toSorted((a, b) => a - b);
  return Math.min(...drawings.slice(1).map((atUs, at) => atUs - (drawings[at] ?? 0)));
}

function isTold({ tellable }: PageEffect): boolean {
  return tellable;
}

function stoodUs({ arrivedUs, supersededUs, heldUpUs = 0 }: PageEffect): number {
  return Math.max(0, supersededUs - arrivedUs - heldUpUs);
}

function heldUpOf({ wire, lags }: PageTurn, one: PageEffect): PageEffect {
  const heldUpUs = worstLagUs(lags ?? wire?.recording.lags ?? [], one.arrivedUs, one.supersededUs);
  return heldUpUs === 0 ? one : { ...one, heldUpUs };
}

function dropped(kind: EffectKind, effects: readonly PageEffect[]): Finding {
  const lines = effects.slice(0, 5).map((one) => {
    const stood = `until the next event ${Math.round((one.supersededUs - one.arrivedUs) / 1000)} ms later`;
    return `${one.words}: came in frame ${one.step.frame.index}, was not seen ${stood} or at any time after`;
  });
  const times = effects.length === 1 ? 'once' : `${effects.length} times`;
  return progress(`It does not show ${namesOf[kind]}, which came ${times}.`, lines);
}

function progress(sentence: string, evidence: readonly string[]): Finding {
  return finding('UI_PROGRESS_NOT_SHOWN', sentence, evidence);
}

function describe(kind: EffectKind, all: readonly PageEffect[]): string {
  const ofKind = all.filter((one) => one.kind === kind);
  const seen = ofKind.filter(({ seenUs }) => seenUs !== undefined);
  const first = seen[0] ?? ofKind[0];
  return `${namesOf[kind]}: seen ${seen.length} of ${ofKind.length} times${first ? `, as in ${excerpt(first.words, 60)}` : ''}`;
}

function describeLags(all: readonly PageEffect[]): readonly string[] {
  const lags = all.flatMap(lagMs).toSorted((a, b) => a - b);
  const [middle, worst] = [lags[Math.floor((lags.length - 1) / 2)], lags.at(-1)];
  if (middle === undefined || worst === undefined) return [];
  return [
    `from the frame to the page: ${middle.toFixed(1)} ms in the middle of ${lags.length}, ${worst.toFixed(1)} ms at worst`,
  ];
}

function lagMs({ kind, arrivedUs, seenUs }: PageEffect): readonly number[] {
  return seenUs === undefined || kind === 'work' ? [] : [Math.max(0, (seenUs - arrivedUs) / 1000)];
}

function lagOf({ wire, lags }: PageTurn, one: PageEffect): readonly Measurement[] {
  return lagMs(one).map((valueMs) => {
    const ownLagUs = worstLagUs(
      lags ?? wire?.recording.lags ?? [],
      one.arrivedUs,
      one.seenUs ?? one.arrivedUs,
    );
    return {
      metric: 'ui_event_shown',
      valueMs: Math.round(valueMs * 10) / 10,
      lagMs: Math.round(ownLagUs / 100) / 10,
    };
  });
}
