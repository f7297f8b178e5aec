/**
 * `npm run monitor -- plan|deployed|wait|run|tell|fetch|ping`: what the workflows do besides running the suite, so that no rule stands
 * in their YAML. Exit code 0 when it did what was asked, 1 when it did not, 2 when it was asked wrongly; `run` ends as the run does.
 */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runEnvironment } from '../../env/run-environment.ts';
import { HttpClient } from '../http/http-client.ts';
import { newSpending } from '../http/spending.ts';
import { redact } from '../reporting/redact.ts';
import { openGovernor } from '../run/open-governor.ts';
import { openTarget } from '../run/open-target.ts';
import { carryHistory } from './carry-history.ts';
import { lastVerdict } from './last-verdict.ts';
import { noteDeployment } from './deployment-note.ts';
import { drawPlan } from './draw-plan.ts';
import { sendHeartbeat } from './heartbeat.ts';
import { noteMissed } from './missed-notes.ts';
import { outcomeOf } from './outcome.ts';
import { planNow } from './plan-now.ts';
import { monitorUsage, readMonitorOptions, type Job, type MonitorOptions } from './read-monitor-options.ts';
import { runProfile } from './run-profile.ts';
import { addSummary, giveOutputs, warningLine } from './step-log.ts';
import { waitUntilReady } from './wait-until-ready.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const reports = resolve(root, runEnvironment.reports ?? 'reports');
const { pipeline } = runEnvironment;
const say = (text: string): boolean => process.stdout.write(`${redact(text)}\n`);

const jobs: Readonly<Record<Job, (options: MonitorOptions) => Promise<number> | number>> = {
  plan: ({ target }) => {
    const origin = { target, nowMs: Date.now() };
    const { plan, deployedMs } = planNow(reports, origin, pipeline);
    const words = drawPlan(plan, { ...origin, deployedMs });
    noteMissed(reports, target, plan.missed, deployedMs);
    say(words);
    const missed = String(plan.missed.length);
    if (plan.missed.length > 0)
      say(warningLine(pipeline, `${missed} runs of ${target} were due and missed.`));
    addSummary(pipeline, words);
    giveOutputs(pipeline, {
      due: String(plan.due !== undefined),
      profile: plan.due?.stage.profile ?? '',
      missed,
    });
    return 0;
  },

  deployed: ({ target }) => {
    const at = new Date().toISOString();
    noteDeployment(reports, { target, at });
    say(`Noted that ${target} was deployed at ${at}: runs are due after it.`);
    return 0;
  },

  wait: async ({ target: name, forMs }) => {
    const { target, close } = await openTarget(name);
    try {
      const http = new HttpClient(target, newSpending(), openGovernor(target));
      const wait = { forMs, everyMs: Math.min(10_000, forMs / 4), onLook: say };
      const { isReady, tookMs, troubles } = await waitUntilReady(target, http, wait);
      const seconds = Math.round(tookMs / 1000);
      say(
        isReady
          ? `${name} is ready after ${seconds} s: auth, backend and frontend say that they are well.`
          : `${name} is not ready after ${seconds} s: ${troubles.map(({ sentence }) => sentence).join(' ')} The run that follows says more.`,
      );
      return isReady ? 0 : 1;
    } finally {
      await close();
    }
  },

  run: ({ target, profile }) => runProfile(root, target, profile),

  tell: () => {
    const { summary, ...outcome } = outcomeOf(reports);
    giveOutputs(pipeline, { ...outcome });
    addSummary(pipeline, summary);
    say(`${outcome.verdict}: ${outcome.sentence}`);
    return 0;
  },

  fetch: async ({ target }) => {
    const { isFetched, sentence } = await carryHistory(reports, target, pipeline);
    say(isFetched ? sentence : warningLine(pipeline, sentence));
    return isFetched ? 0 : 1;
  },

  ping: async ({ state, target }) => {
    // A look that found nothing to do must not make a broken target sound well again.
    const isWell = state === 'success' && lastVerdict(reports, target) === 'PASS';
    const { isSent, sentence } = await sendHeartbeat(pipeline, isWell ? 'success' : 'failure');
    say(isSent ? sentence : warningLine(pipeline, sentence));
    return isSent ? 0 : 1;
  },
};

async function main(words: readonly string[]): Promise<number> {
  if (words.includes('--help')) {
    say(monitorUsage);
    return 0;
  }
  let options: MonitorOptions;
  try {
    options = readMonitorOptions(words);
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    return 2;
  }
  try {
    return await jobs[options.job](options);
  } catch (error) {
    process.stderr.write(`${redact((error as Error).message)}\n`);
    return 1;
  }
}

// A socket that a service keeps open would keep the process.
process.exit(await main(process.argv.slice(2)));
