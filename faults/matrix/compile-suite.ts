import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { root } from './children.ts';
import { learnFiles } from './learn-files.ts';
import { specFiles } from './spec-files.ts';
import { writtenSuite, type Suite } from './suite.ts';

const configuration = 'playwright.config.ts';
/** Named by the configuration, which takes them by their paths. */
const named = ['helpers/run/global-setup.ts', 'helpers/reporting/verdict-reporter.ts'];
/** What must stay one and the same for the suite and for Playwright itself, or is loaded by a reporter that nobody asks for here. */
const apart = ['@playwright/test', 'playwright', 'playwright-core', 'allure-playwright', 'allure-js-commons'];
/** Packages of before look for others by a function that modules no longer have. */
const withRequire =
  "import { createRequire as requireOfModules } from 'node:module'; const require = requireOfModules(import.meta.url);";

/**
 * Compiles the whole suite once, into a folder of its own, for the hundreds of runs of a matrix: to compile it again takes a third
 * of each of them, and to open its hundreds of files one by one a fifth of what is left. The specs, the helpers and the command are
 * the same. Remove the folder when the runs are over; it goes with the process at the latest.
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
    await compile([configuration, ...named, ...specFiles(root)], folder);
    for (const room of ['env', 'helpers', 'package.json']) {
      cpSync(join(root, room), join(folder, room), { recursive: true, filter: isPlainData });
    }
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  } catch (error) {
    remove();
    throw error;
  }
  // Playwright's own compiler is no longer needed, and the thread that it runs in is not cheap.
  // Nobody opens the other reports of these runs; writing them is an eighth of each.
  const words = ['--reporter=./helpers/reporting/verdict-reporter.js'];
  const suite = { ...writtenSuite, folder, environment: { PW_DISABLE_TS_ESM: '1' }, words };
  return { ...suite, filesFor: await learnFiles(suite), remove };
}

/** Every file of the list keeps its name and place; what they share stands in files beside them, each of it once. */
async function compile(files: readonly string[], folder: string): Promise<void> {
  await build({
    absWorkingDir: root,
    entryPoints: [...files],
    outbase: root,
    outdir: folder,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    charset: 'utf8',
    logLevel: 'silent',
    external: apart,
    banner: { js: withRequire },
    plugins: [places(folder)],
  });
}

/** Code that is joined with other code still has to find its data at its own place, and the configuration the files that it names. */
function places(folder: string): Plugin {
  return {
    name: 'places',
    setup: (bundler) => {
      bundler.onLoad({ filter: /\.ts$/ }, ({ path }) => {
        const text = readFileSync(path, 'utf8');
        const place = relative(root, path);
        const url = JSON.stringify(pathToFileURL(join(folder, place)).href);
        const placed = text.replaceAll('import.meta.url', url);
        return { contents: place === configuration ? withCompiledNames(placed) : placed, loader: 'ts' };
      });
    },
  };
}

/** @throws Error when the configuration no longer names them as this expects. */
function withCompiledNames(text: string): string {
  return named.reduce((now, file) => {
    const renamed = now.replace(`'./${file}'`, `'./${file.replace(/\.ts$/, '.js')}'`);
    if (renamed === now) throw new Error(`The configuration no longer names ${file} as this expects.`);
    return renamed;
  }, text);
}

/** What is not compiled and goes along as it is; keys stay where they are. */
function isPlainData(file: string): boolean {
  return !/\.ts$|\.secrets\.env$/.test(file);
}
