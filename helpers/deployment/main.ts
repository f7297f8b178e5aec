/**
 * `npm run baseline -- --project staging [--accept]`: what is deployed there now, and what of it differs from the accepted baseline;
 * with `--accept` it becomes the accepted one. Exit code 0 when nothing differs or it was just accepted, 2 when something differs, 3
 * when nothing has been accepted yet, 1 when it could not be found out.
 */
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { baselineFile } from '../../env/baseline-file.ts';
import type { Baseline, Fingerprint } from '../../env/baseline.ts';
import { readBaseline } from '../../env/read-baseline.ts';
import { readTarget } from '../../env/read-target.ts';
import type { Target, TargetName } from '../../env/target.ts';
import { openHost } from '../fixtures/hosts.ts';
import { HttpClient } from '../http/http-client.ts';
import { newSpending } from '../http/spending.ts';
import { redact, registerSecret } from '../reporting/redact.ts';
import { redactDeep } from '../reporting/redact-deep.ts';
import { writeAtomically } from '../reporting/write-atomically.ts';
import { openGovernor } from '../run/open-governor.ts';
import { describeDrift, describeFingerprint } from './describe-fingerprint.ts';
import { readBaselineOptions, type BaselineOptions } from './read-baseline-options.ts';
import { takeFingerprint } from './take-fingerprint.ts';

const exitCodes = { same: 0, unknown: 1, differs: 2, nothingAccepted: 3 } as const;
const root = fileURLToPath(new URL('../../', import.meta.url));
const say = (text: string): boolean => process.stdout.write(`${redact(text)}\n`);

function open(name: TargetName): Target {
  const reading = readTarget(name);
  if (reading.kind === 'invalid') {
    throw new Error(reading.problems.map(({ code, sentence }) => `${code}: ${sentence}`).join('\n'));
  }
  if (reading.kind === 'starts-stack') {
    throw new Error(
      'CONFIG_INVALID: The embedded stack is part of this project and starts anew with each run, so there is nothing to accept. ' +
        'Name local or staging.',
    );
  }
  if (reading.target.loginKey !== undefined) registerSecret(reading.target.loginKey);
  return reading.target;
}

/** Each host proves its role before it is believed. */
async function take(target: Target): Promise<Fingerprint> {
  const http = new HttpClient(target, newSpending(), openGovernor(target));
  for (const service of ['auth', 'backend', 'frontend'] as const) await openHost(service, target, http);
  return redactDeep(await takeFingerprint(http));
}

function accept(target: TargetName, fingerprint: Fingerprint): void {
  const ill = Object.entries(fingerprint).find(([, { answer }]) => Number(answer) >= 500);
  if (ill) {
    throw new Error(
      `DEPLOY_DRIFT: ${ill[0]} answered ${ill[1]['answer'] ?? ''}, and that is nothing to accept.`,
    );
  }
  const file = baselineFile(target);
  const acceptedAt = `${new Date().toISOString().slice(0, 19)}Z`;
  const baseline: Baseline = { schema: 1, target, acceptedAt, fingerprint };
  writeAtomically(file, `${JSON.stringify(baseline, null, 2)}\n`);
  say(`\nAccepted: ${relative(root, file)} is written. Commit it, so that everybody compares with the same.`);
}

function compare(target: TargetName, fingerprint: Fingerprint): number {
  const { baseline, problem } = readBaseline(target);
  if (problem !== undefined) throw new Error(`CONFIG_INVALID: ${problem}`);
  if (baseline === undefined) {
    say(
      `\nNothing has been accepted yet. If this is right: npm run baseline -- --project ${target} --accept`,
    );
    return exitCodes.nothingAccepted;
  }
  const drift = describeDrift(baseline, fingerprint);
  const when = baseline.acceptedAt.slice(0, 10);
  if (drift.length === 0) {
    say(`\nNothing differs from what was accepted on ${when}.`);
    return exitCodes.same;
  }
  say([`\nAgainst what was accepted on ${when}:`, ...drift.map((line) => `  ${line}`)].join('\n'));
  say(`If this is the new deployment that was meant: npm run baseline -- --project ${target} --accept`);
  return exitCodes.differs;
}

async function run({ target: name, accept: isAccepted }: BaselineOptions): Promise<number> {
  const target = open(name);
  const fingerprint = await take(target);
  const { auth, backend, frontend } = target.urls;
  say(`What is deployed on ${name}: ${auth}, ${backend}, ${frontend}`);
  say(
    describeFingerprint(fingerprint)
      .map((line) => `  ${line}`)
      .join('\n'),
  );
  if (!isAccepted) return compare(name, fingerprint);
  accept(name, fingerprint);
  return exitCodes.same;
}

try {
  process.exitCode = await run(readBaselineOptions(process.argv.slice(2)));
} catch (error) {
  process.stderr.write(`${redact(error instanceof Error ? error.message : String(error))}\n`);
  process.exitCode = exitCodes.unknown;
}
