import { readTarget } from '../../env/read-target.ts';
import { runEnvironment } from '../../env/run-environment.ts';
import type { TargetReading } from '../../env/target-reading.ts';
import type { Target, TargetName } from '../../env/target.ts';
import { startStack, type RunningStack } from '../fixtures/running-stack.ts';
import { newSpending, type SpendingCounter } from '../http/spending.ts';
import { BoundedHttpClient } from '../ladder/bounded-http-client.ts';
import { boundedPacer } from '../ladder/bounded-pacer.ts';
import { LadderClock } from '../ladder/ladder-clock.ts';
import { registerSecret } from '../reporting/redact.ts';
import { openGovernor } from '../run/open-governor.ts';
import { clockLine } from './clock-line.ts';
import { note, type DoctorLine } from './doctor-line.ts';
import { examineHost } from './host-examination.ts';
import { machineLines } from './machine-lines.ts';
import { proxyLines } from './proxy-lines.ts';
import { problemLines, settingLines } from './setting-lines.ts';

/** What all hosts together may take, ms: the doctor is done within ten seconds, its own start and the embedded stack's included. */
const hostsLimitMs = 6_000;

/** All lines of one examination, and what it used up: requests that only read, never a login. */
export interface Examination {
  readonly lines: readonly DoctorLine[];
  readonly spent: SpendingCounter;
}

/** Looks at this machine, the settings and the hosts of a target. Starts the embedded stack where the target has no addresses. */
export async function examine(name: TargetName): Promise<Examination> {
  const spent = newSpending();
  const asked = readTarget(name);
  const problems = asked.kind === 'invalid' ? problemLines(asked.problems) : [];
  const notes = asked.notes.map((words) => note('settings', words));
  // A missing key hides nothing else: all the rest is looked at without it.
  const reading = asked.kind === 'invalid' ? readTarget(name, { keyless: true }) : asked;
  const machine = machineLines();
  const target = await examineTarget(reading, spent);
  return { lines: [...machine, ...problems, ...target, ...notes], spent };
}

async function examineTarget(reading: TargetReading, spent: SpendingCounter): Promise<readonly DoctorLine[]> {
  if (reading.kind === 'invalid') {
    return [note('hosts', 'not looked at, since the settings do not say where they are')];
  }
  if (reading.kind === 'ready') return linesOf(reading.target, spent);
  const stack: RunningStack = await startStack();
  try {
    return await linesOf(reading.withUrls(stack.urls, stack.controlUrl), spent);
  } finally {
    await stack.stop();
  }
}

async function linesOf(target: Target, spent: SpendingCounter): Promise<readonly DoctorLine[]> {
  if (target.loginKey !== undefined) registerSecret(target.loginKey);
  const clock = new LadderClock(hostsLimitMs);
  const pacer = boundedPacer(openGovernor(target), clock);
  const http = new BoundedHttpClient(target, spent, pacer, clock, hostsLimitMs);
  const { auth, backend, ws, frontend } = target.urls;
  // The socket is usually at the backend's own address: what holds for that holds for both.
  const isOneHost = new URL(ws).host === new URL(backend).host;
  const whoms = (['auth', 'backend', 'ws', 'frontend'] as const).filter((who) => who !== 'ws' || !isOneHost);
  const seen = await Promise.all(whoms.map((who) => examineHost(who, { target, http, clock })));
  return [
    ...settingLines(target),
    ...proxyLines({ auth, backend, ws, frontend }, runEnvironment.proxies),
    ...seen.flatMap(({ lines }) => lines),
    note(
      `ws ${new URL(ws).host}`,
      `${isOneHost ? 'the same host as the backend; ' : ''}what it is it says only after a login, and the doctor makes none`,
    ),
    clockLine(
      target.name,
      seen.flatMap(({ clock: one }) => one ?? []),
    ),
  ];
}
