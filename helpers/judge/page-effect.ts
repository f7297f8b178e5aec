import type { Step } from './run-view.ts';

/** What an event makes a page show: that it is at work, who is, on what thought, with which tool, and that the tool is done with. */
export const effectKinds = ['work', 'agent', 'thought', 'tool on', 'tool off'] as const;
export type EffectKind = (typeof effectKinds)[number];

/** What one event of a turn should have made visible (ui contract, section 5), and when it was. Times in µs of the window's clock. */
export interface PageEffect {
  readonly kind: EffectKind;
  /** `thinking "Reading the request…"`. */
  readonly words: string;
  readonly step: Step;
  readonly arrivedUs: number;
  /** When the next event came that may take its place: from then on it may be gone. */
  readonly supersededUs: number;
  /** How long this machine held up the run in between: so much less the page had to show it. Left out: not at all. */
  readonly heldUpUs?: number;
  /** The first view that shows it; undefined when none does. */
  readonly seenUs: number | undefined;
  /** False when the views cannot tell: they begin too late, or the same words stood there all the time. */
  readonly tellable: boolean;
}
