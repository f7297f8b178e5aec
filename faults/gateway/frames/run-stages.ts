import type { FrameStage } from './frame-stage.ts';
import type { Emit } from './item.ts';

/** The stages of one direction behind each other, the last of which hands on to `sink`. */
export function runStages(stages: readonly FrameStage[], sink: Emit): Emit {
  return stages.reduceRight<Emit>((next, stage) => (item) => stage.take(item, next), sink);
}
