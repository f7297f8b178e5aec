import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import { startGateway } from '../../../faults/start-gateway.ts';
import { attach } from '../command/attach.ts';
import { startOwnStack } from '../command/own-stack.ts';
import { commands, startSuite } from '../command/run-suite.ts';
import { nowhere } from '../run-page/nowhere.ts';
import { pageOfRun } from '../run-page/page-of-run.ts';
import { pictureRunPage } from './picture-run-page.ts';
import { verdictRuns, type VerdictRun } from '../run-page/verdict-runs.ts';

/** A run of the whole suite takes about two minutes, and longer where a machine is busy. */
const boundMs = 600_000;

/**
 * Runs the whole suite once for each verdict against a stack that stands in for a product, and takes pictures of the page that each run
 * leaves. These are pictures of real runs: their times differ from one taking to the next. Answers how many were taken.
 */
export async function takeRunPages(browser: Browser, folder: string): Promise<number> {
  const reports = mkdtempSync(join(tmpdir(), 'golden-path-pictures-'));
  let taken = 0;
  try {
    for (const run of verdictRuns) {
      const page = await runSuite(run, join(reports, run.name));
      taken += await pictureRunPage(browser, page, run.name, folder);
    }
  } finally {
    rmSync(reports, { recursive: true, force: true });
  }
  return taken;
}

async function runSuite({ faults, verdict, pictured }: VerdictRun, reports: string): Promise<string> {
  const stack = await startOwnStack();
  const gateway = faults && (await startGateway({ upstream: stack.urls, faults }));
  try {
    const environment = { ...attach(gateway?.urls ?? (await nowhere())), LOCAL_PRICE_PER_TURN: '0.04 USD' };
    const selection = pictured === undefined ? [] : ['--grep', pictured];
    const words = [...commands.playwright, '--project=local', ...selection];
    const run = await startSuite(words, { reports, environment, boundMs }).ended;
    if (run.verdict?.verdict !== verdict) throw new Error(`This was no ${verdict}:\n${run.output}`);
    return pageOfRun(reports);
  } finally {
    await gateway?.stop();
    await stack.stop();
  }
}
