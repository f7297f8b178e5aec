import { dirname, join, relative } from 'node:path';
import { inspect, styleText } from 'node:util';
import type { FullConfig, FullResult, Reporter, Suite, TestError, TestRun } from '@playwright/test/reporter';
import { profileNames } from '../../env/target.ts';
import { prepareBrowser } from '../browser/prepare-browser.ts';
import { finding, type Finding } from '../diagnosis/finding.ts';
import { verdictBlock } from '../diagnosis/verdict-block.ts';
import type { VerdictDocument } from '../diagnosis/verdict-document.ts';
import { describeLadder } from '../ladder/describe-ladder.ts';
import type { LadderReport } from '../ladder/ladder-report.ts';
import { buildVerdict } from './build-verdict.ts';
import { drawSummary } from './draw-summary.ts';
import { errorFinding } from './error-finding.ts';
import { gatherFacts } from './gather-facts.ts';
import { isListing } from './is-listing.ts';
import { observeTest } from './observe-test.ts';
import type { ObservedTest } from './observed-test.ts';
import { pruneRuns } from './prune-runs.ts';
import { redactDeep } from './redact-deep.ts';
import { redact } from './redact.ts';
import type { RunFacts } from './run-facts.ts';
import { turnsOf } from './turns-of.ts';
import { withLadder } from './with-ladder.ts';
import { writeAtomically } from './write-atomically.ts';

const runsKept = 20;

/** Options of the reporter's entry in the configuration. */
export interface VerdictReporterOptions {
  /** Facts to use instead of the ones of this process: for tests of the reporter. */
  readonly facts?: Partial<RunFacts>;
}

/**
 * Turns what the tests reported into one verdict: `verdict.json` and `summary.md` in the run's folder, an atomic copy of the
 * former for whoever wants the last run, and the verdict block as the last thing printed. The exit code is 0 for PASS alone.
 */
export default class VerdictReporter implements Reporter {
  readonly #options: VerdictReporterOptions;
  readonly #errors: Finding[] = [];
  #config: FullConfig | undefined;
  #suite: Suite | undefined;
  #block = '';

  constructor(options: VerdictReporterOptions = {}) {
    this.#options = options;
  }

  printsToStdio(): boolean {
    return false;
  }

  /** A run that would cost the target more than it allows is refused before it starts; one that may get itself a browser does so. */
  async preprocess({
    config,
    suite,
    testRun,
  }: {
    config: FullConfig;
    suite: Suite;
    testRun: TestRun;
  }): Promise<void> {
    if (isListing()) return;
    this.#config = config;
    this.#suite = suite;
    const { scope, limits, target, takesProbes, usersAtOnce } = this.#gatherFacts();
    const allowed = limits[profileNames.find((name) => name === scope.profile) ?? 'full']?.maxTurns;
    const turns = turnsOf(suite.allTests(), takesProbes, usersAtOnce);
    if (allowed === undefined || turns <= allowed) {
      await prepareBrowser(suite.allTests(), (line) => void process.stdout.write(`${redact(line)}\n`));
      return;
    }
    const words = `This selection takes ${turns} turns; ${target} allows ${allowed}. Select fewer checks with --grep.`;
    this.#errors.push(finding('RUN_LIMIT', words));
    for (const project of suite.suites) testRun.exclude(project);
  }

  onBegin(config: FullConfig, suite: Suite): void {
    this.#config = config;
    this.#suite = suite;
  }

  onError(error: TestError): void {
    this.#errors.push(errorFinding(error.message ?? error.value ?? '', 'Outside any test'));
  }

  async onEnd(result: FullResult): Promise<{ status: FullResult['status'] } | undefined> {
    if (isListing()) return undefined;
    try {
      const document = this.#conclude(result);
      if (document.verdict === 'PASS') return { status: 'passed' };
    } catch (error) {
      // Playwright only prints what a reporter throws, and would end green.
      this.#block = redact(`No verdict could be written, so this run proves nothing.\n\n${inspect(error)}`);
    }
    return { status: result.status === 'passed' ? 'failed' : result.status };
  }

  /** After every reporter's end, so that the verdict is the last word. */
  async onExit(): Promise<void> {
    if (this.#block === '') return;
    const [claim = '', ...rest] = this.#block.split('\n');
    const first = process.stdout.isTTY ? styleText('bold', claim) : claim;
    process.stdout.write(`\n${[first, ...rest].join('\n')}\n`);
  }

  #conclude(result: FullResult): VerdictDocument {
    const facts = this.#gatherFacts();
    const tests = this.#observe();
    const outcome = { status: result.status, durationMs: Math.round(result.duration), errors: this.#errors };
    const document = redactDeep(buildVerdict(tests, outcome, facts));
    const ladder = ladderOf(tests);
    this.#block = redact(
      verdictBlock(document, {
        folder: shownPath(facts.folder),
        failedAt: tests.filter(({ id }) => isFailed(document, id)).map(({ at }) => at),
        ladder: ladder && describeLadder(ladder),
      }),
    );
    writeRun(redactDeep(withLadder(document, ladder)), this.#block, facts);
    return document;
  }

  #gatherFacts(): RunFacts {
    const root = this.#config?.configFile === undefined ? process.cwd() : dirname(this.#config.configFile);
    const projects = (this.#suite?.suites ?? []).map(({ title }) => title);
    return { ...gatherFacts(root, projects, process.argv), ...this.#options.facts };
  }

  #observe(): readonly ObservedTest[] {
    const config = this.#config;
    return config ? (this.#suite?.allTests() ?? []).map((test) => observeTest(test, config)) : [];
  }
}

/** Relative where that is shorter to read and to copy. */
function shownPath(folder: string): string {
  const below = relative(process.cwd(), folder);
  return below.startsWith('..') ? folder : below || '.';
}

/** What the layers showed after the first failure; one test of a run has it at most. */
function ladderOf(tests: readonly ObservedTest[]): LadderReport | undefined {
  return tests.flatMap(({ attempts }) => attempts.flatMap(({ report }) => report?.ladder ?? [])).at(0);
}

function isFailed({ checks }: VerdictDocument, id: string): boolean {
  return checks.some(
    (check) => check.id === id && (check.status === 'FAIL' || check.status === 'UNMEASURABLE'),
  );
}

function writeRun(document: VerdictDocument, block: string, { folder, reports }: RunFacts): void {
  const json = `${JSON.stringify(document, null, 2)}\n`;
  writeAtomically(join(folder, 'verdict.json'), json);
  writeAtomically(join(folder, 'summary.md'), redact(drawSummary(document, block)));
  writeAtomically(join(reports, 'verdict.json'), json);
  pruneRuns(reports, runsKept);
}
