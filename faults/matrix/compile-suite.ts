import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { childEnvironment } from './child-environment.ts';
import { root, runNode } from './children.ts';

/** Where a suite stands, and what its runs need beside the usual. */
export interface Suite {
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Options of the command besides. */
  readonly words: readonly string[];
}

/** The suite as it is written: Playwright compiles it anew in every process. */
export const writtenSuite: Suite = { folder: root, environment: {}, words: [] };

const boundMs = 120_000;
const compiler = ['node_modules/typescript/bin/tsc', '--noEmit', 'false', '--noCheck', '--rootDir', '.'];
/** Imports of `.ts` files become imports of the `.js` files that are written. */
const rewriting = ['--rewriteRelativeImportExtensions', '--allowImportingTsExtensions', 'false'];

/**
 * Compiles the whole suite once, into a folder of its own, for the hundreds of runs of a matrix: to be compiled again takes a
 * third of each of them. The specs, the helpers and the command are the same. Remove the folder when the runs are over; it goes with the process at the latest.
 * @throws Error with what the compiler said.
 */
export async function compileSuite(): Promise<Suite & { readonly remove: () => void }> {
  const folder = mkdtempSync(join(tmpdir(), 'golden-path-suite-'));
  const remove = (): void => {
    process.off('exit', remove);
    rmSync(folder, { recursive: true, force: true });
  };
  // Also when the matrix is stopped by hand.
  process.once('exit', remove);
  try {
    const words = [...compiler, ...rewriting, '--outDir', folder];
    const { exitCode, output } = await runNode(words, childEnvironment({}), boundMs);
    if (exitCode !== 0) throw new Error(`The suite could not be compiled: ${output.trim()}`);
    for (const room of ['env', 'helpers', 'package.json']) {
      cpSync(join(root, room), join(folder, room), { recursive: true, filter: isPlainData });
    }
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
    nameCompiledFiles(join(folder, 'playwright.config.js'));
  } catch (error) {
    remove();
    throw error;
  }
  // Playwright's own compiler is no longer needed, and the thread that it runs in is not cheap.
  // Nobody opens the other reports of these runs; writing them is an eighth of each.
  const words = ['--reporter=./helpers/reporting/verdict-reporter.js'];
  return { folder, environment: { PW_DISABLE_TS_ESM: '1' }, words, remove };
}

/** What is not compiled and goes along as it is; keys stay where they are. */
function isPlainData(file: string): boolean {
  return !/\.ts$|\.secrets\.env$/.test(file);
}

/** The configuration names two files by their paths, which no compiler looks at. */
function nameCompiledFiles(file: string): void {
  const text = readFileSync(file, 'utf8');
  const named = text.replace(/('\.\/helpers\/[\w/-]+)\.ts'/g, "$1.js'");
  if (named === text) throw new Error('The configuration no longer names its files as this expects.');
  writeFileSync(file, named);
}
