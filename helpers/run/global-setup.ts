import { readTarget } from '../../env/read-target.ts';
import { runEnvironment } from '../../env/run-environment.ts';
import type { Problem } from '../../env/target-reading.ts';
import { targetNames } from '../../env/target.ts';
import { passOnMasks } from '../reporting/mask-in-step-log.ts';
import { scopeOf } from '../reporting/scope-of.ts';
import { readCommandLine, targetOf } from './command-line.ts';
import { ownersOfRun } from './owners-of-run.ts';
import { rawRecording } from './raw-recording.ts';
import { waiversOfRun } from './waivers-of-run.ts';

/**
 * Refuses a run whose target is not set up, or whose waivers or owners are not what they may be, before anything is sent: every problem at
 * once, in sentences, without a stack.
 */
export default function globalSetup(): void {
  passOnMasks();
  const commandLine = readCommandLine(process.argv);
  const target = targetOf(commandLine);
  if (target === undefined) {
    throw sentence(
      `CONFIG_INVALID: --project names ${commandLine.projects.join(', ')}; one run judges one target of ${targetNames.join(', ')}.`,
    );
  }
  const recording = rawRecording(process.argv);
  if (recording !== undefined) throw sentence(`CONFIG_INVALID: ${recording}`);
  const reading = readTarget(target);
  // Shards of one system would ask it for everything at the same time, past the governor of each.
  const isShared = target !== 'embedded' || reading.kind === 'ready';
  if (isShared && scopeOf(process.argv).shard !== undefined) {
    throw sentence(
      `CONFIG_INVALID: --shard is for stacks that every shard starts for itself; ${target} would be one system for all of them, so run it whole.`,
    );
  }
  const { problems: waiverProblems } = waiversOfRun(
    runEnvironment.run?.startedAt ?? new Date().toISOString(),
  );
  const problems = [
    ...(reading.kind === 'invalid' ? reading.problems : []),
    ...waiverProblems,
    ...ownersOfRun().problems,
  ];
  if (problems.length > 0) throw sentence(describe(problems));
}

function describe(problems: readonly Problem[]): string {
  const code = problems.some((problem) => problem.code === 'CONFIG_INVALID')
    ? 'CONFIG_INVALID'
    : 'CREDENTIAL_MISSING';
  const [first, ...others] = [...problems]
    .sort((a, b) => Number(b.code === code) - Number(a.code === code))
    .map((problem) => problem.sentence);
  return [`${code}: ${first ?? ''}`, ...others].join('\n');
}

function sentence(words: string): Error {
  const error = new Error(words);
  error.stack = words;
  return error;
}
