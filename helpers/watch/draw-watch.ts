import type { Service } from '../../env/target.ts';
import { spokenBytes, spokenTime } from './spoken-figures.ts';
import type { WatchJudgement } from './watch-judgement.ts';
import type { Attempt, HealthAttempt, WatchSample } from './watch-sample.ts';

const services: readonly Service[] = ['auth', 'backend', 'frontend'];
const shown = 10;

/** One sample in one line, for logs. */
export function sampleLine({ atMs, health, auth, socket, turn, resources, missed }: WatchSample): string {
  const parts = [
    ...services.map((service) => `${service} ${healthWords(health[service])}`),
    `login ${attemptWords(auth)}`,
    `socket ${attemptWords(socket)}`,
    ...(turn ? [`answer ${attemptWords(turn)}`] : []),
    ...(resources?.rssBytes === undefined ? [] : [`memory ${spokenBytes(resources.rssBytes)} (sampled)`]),
    ...(missed > 0 ? [`${missed} looks missed`] : []),
  ];
  return `+${spokenTime(atMs)}  ${parts.join(' · ')}`;
}

/** The last samples and what they come to, as a block that is drawn anew after every sample. */
export function watchBlock(
  samples: readonly WatchSample[],
  judgement: WatchJudgement,
  leftMs: number,
): string {
  return [
    ...samples.slice(-shown).map(sampleLine),
    '',
    `so far: ${headlineOf(judgement)} (${samples.length} samples, ${spokenTime(Math.max(0, leftMs))} to go)`,
    ...judgement.reasons.slice(0, 4).map((reason) => `  ${reason}`),
  ].join('\n');
}

/** `ROLLBACK_ADVISED: SERVER_ERRORS`, `STABLE`. */
export function headlineOf({ word, trigger }: WatchJudgement): string {
  return trigger === undefined ? word : `${word}: ${trigger}`;
}

function healthWords({ ok, status, tookMs, code }: HealthAttempt): string {
  if (ok) return `${status ?? ''} ${Math.round(tookMs)} ms`;
  return status === undefined ? (code ?? 'no answer') : `${status} ${code ?? ''}`.trim();
}

function attemptWords(attempt: Attempt | undefined): string {
  if (!attempt) return 'not tried';
  return attempt.ok ? `ok ${Math.round(attempt.tookMs)} ms` : (attempt.code ?? 'failed');
}
