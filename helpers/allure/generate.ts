import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { VerdictDocument } from '../diagnosis/verdict-document.ts';
import { allureConfig } from './allure-config.ts';
import { withoutThirdParties } from './without-third-parties.ts';

/** Allure's own command, run by this Node. */
const command = fileURLToPath(new URL('../cli.js', import.meta.resolve('allure')));

/**
 * Makes Allure's page from the results of a run, once: its history counts each run that it is told of. Returns the path of the page, or
 * one sentence about what hinders it.
 */
export async function generate(
  folder: string,
  history: string,
): Promise<{ readonly page: string } | { readonly problem: string }> {
  const results = join(folder, 'allure');
  const page = join(folder, 'allure-report', 'index.html');
  if (existsSync(page)) return { page };
  if (!existsSync(results) || readdirSync(results).length === 0) {
    return {
      problem: `There are no results of Allure in ${folder}: its run wrote none, or was stopped before its first check.`,
    };
  }
  const document = JSON.parse(readFileSync(join(folder, 'verdict.json'), 'utf8')) as VerdictDocument;
  const config = allureConfig(document, { output: join(folder, 'allure-report'), history });
  const said = await runAllure(config, results);
  if (!existsSync(page)) return { problem: `Allure made no page of ${results}. It said:\n${said.trim()}` };
  writeFileSync(page, withoutThirdParties(readFileSync(page, 'utf8')));
  return { page };
}

async function runAllure(config: object, results: string): Promise<string> {
  const room = mkdtempSync(join(tmpdir(), 'golden-path-allure-'));
  try {
    const file = join(room, 'allurerc.json');
    writeFileSync(file, JSON.stringify(config));
    return await new Promise((resolve) => {
      const child = spawn(process.execPath, [command, 'generate', '--config', file, results], {
        cwd: room,
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      let said = '';
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (said += String(part)));
      child.on('close', () => resolve(said));
    });
  } finally {
    rmSync(room, { recursive: true, force: true });
  }
}
