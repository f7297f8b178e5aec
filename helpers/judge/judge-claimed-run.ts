import type { TurnRecording } from '../chat/turn.ts';
import { finding } from '../diagnosis/finding.ts';
import type { Judgement } from './judgement.ts';
import { viewRun } from './run-view.ts';

/** The run is the server's own, whatever run the message named (requirements F52). */
export function judgeClaimedRun(recording: TurnRecording, claimed: string): Judgement {
  const { runId } = viewRun(recording);
  const evidence = runId === undefined ? [] : [`the message named run ${claimed}, the events name ${runId}`];
  if (runId !== claimed) return { findings: [], evidence };
  const words = `The message named the run ${claimed}, and the server took it: whoever knows a run's number can write into it.`;
  return { findings: [finding('RUN_MISMATCH', words, evidence)], evidence };
}
