import { dirname, relative } from 'node:path';
import { inspect, styleText } from 'node:util';
import type { FullConfig, FullResult, Reporter, Suite, TestError, TestRun } from '@playwright/test/reporter';
import { profileNames } from '../../env/target.ts';
import { prepareBrowser } from '../browser/prepare-browser.ts';
import { finding, type Finding } from '../diagnosis/finding.ts';
import { verdictBlock } from '../diagnosis/verdict-block.ts';
import type { VerdictDocument } from '../diagnosis/verdict-document.ts';
import { describeLadder } from '../ladder/describe-ladder.ts';
import type { LadderReport } from '../ladder/ladder-report.ts';
import { asOneRun } from '../merge/as-one-run.ts';
import { distinct } from '../merge/distinct.ts';
import type { MergedRun } from '../merge/merged-run.ts';
import { keepRefusal } from '../merge/shard-facts.ts';
import { turnsOfRun } from '../recordings/turns-of-run.ts';
import { SecretGuard } from '../canary/secret-guard.ts';
import { buildVerdict } from './build-verdict.ts';
import { errorFinding, outsideAnyTest } from './error-finding.ts';
import { failuresAllowed } from './failures-allowed.ts';
import { gatherFacts } from './gather-facts.ts';
import { isListing } from './is-listing.ts';
import { observeTest } from './observe-test.ts';
import type { ObservedTest } from './observed-test.ts';
import { redactDeep } from './redact-deep.ts';
import { redact } from './redact.ts';
import type { RunFacts } from './run-facts.ts';
import type { RunStory } from './run-story.ts';
import { turnsOf } from './turns-of.ts';
import { withLadder } from './with-ladder.ts';
import { writeVerdict } from './write-verdict.ts';

/** Options of the reporter's entry in the configuration. */
export interface VerdictReporterOptions {
  /**
   * Everything is written that people look at: the run's page, its turns, its line in the history. Without it verdict.json and
   * summary.md alone, for programs that run the suite many times.
   */
  readonly publishes?: boolean;
  /** The run that the reports of several machines make together, where this process merges them. */
  readonly merged?: MergedRun;
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
  /** Only where reports are written that are sent around. */
  readonly #guard: SecretGuard | undefined;
  #config: FullConfig | undefined;
  #suite: Suite | undefined;
  #block = '';
  /** Failures that the run was allowed, once Playwright has ended it for them. */
  #stoppedAfter: number | undefined;

  constructor(options: VerdictReporterOptions = {}) {
    this.#options = options;
    if (options.publishes === true && !isListing()) this.#guard = SecretGuard.start();
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
    const refusal = finding('RUN_LIMIT', words);
    this.#errors.push(refusal);
    if (config.shard) keepRefusal(config, refusal);
    for (const project of suite.suites) testRun.exclude(project);
  }

  onBegin(config: FullConfig, suite: Suite): void {
    this.#config = config;
    this.#suite = suite;
  }

  onError(error: TestError): void {
    const words = error.message ?? error.value ?? '';
    const allowed = failuresAllowed(words);
    if (allowed === undefined) this.#errors.push(errorFinding(words, outsideAnyTest));
    else this.#stoppedAfter = allowed;
  }

  async onEnd(result: FullResult): Promise<{ status: FullResult['status'] } | undefined> {
    if (isListing()) return undefined;
    try {
      const story = this.#conclude(result);
      const last = this.#options.publishes === true ? await this.#publish(story, result) : story;
      if (last.document.verdict === 'PASS') return { status: 'passed' };
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

  /** What the run says, written down as a verdict; called once more when there is more to be said. */
  #conclude(result: FullResult): RunStory {
    const facts = this.#gatherFacts();
    const tests = this.#observe();
    const outcome = {
      status: result.status,
      durationMs: Math.round(result.duration),
      ...(this.#stoppedAfter === undefined ? {} : { stoppedAfter: this.#stoppedAfter }),
      ...this.#options.merged?.outcome,
      errors: distinct([...(this.#options.merged?.errors ?? []), ...this.#errors]),
    };
    const document = this.#clean(redactDeep(buildVerdict(tests, outcome, facts)));
    const ladder = ladderOf(tests);
    const failedAt = tests.filter(({ id }) => isFailed(document, id)).map(({ at }) => at);
    this.#block = redact(
      verdictBlock(document, {
        folder: shownPath(facts.folder),
        failedAt,
        ladder: ladder && describeLadder(ladder),
      }),
    );
    const story = this.#clean<RunStory>({
      document: redactDeep(withLadder(document, ladder)),
      ladder,
      block: this.#block,
      turns: turnsOfRun(this.#suite?.allTests() ?? []),
      isolation: tests.flatMap(({ attempts }) => attempts.flatMap(({ report }) => report?.isolation ?? [])),
      failedAt,
      ...(facts.logLink === undefined ? {} : { logLink: facts.logLink }),
      ...(facts.pricePerTurn === undefined ? {} : { pricePerTurn: facts.pricePerTurn }),
    });
    this.#block = story.block;
    writeVerdict(story, facts);
    return story;
  }

  /** Once a secret was found, what is written anew is written without it. */
  #clean<T>(value: T): T {
    return this.#guard?.clean(value) ?? value;
  }

  /** Writes what people look at. A secret in anything that was written changes the verdict, and all of it is written anew. */
  async #publish(story: RunStory, result: FullResult): Promise<RunStory> {
    // Runs that write a verdict alone are many, and need not wait for what draws.
    const { publishRun } = await import('./publish-run.ts');
    const facts = this.#gatherFacts();
    const failed: Finding[] = [];
    let elsewhere: ReadonlyMap<string, string> | undefined;
    try {
      elsewhere = publishRun(story, facts);
    } catch (error) {
      failed.push(errorFinding(inspect(error), 'Its pages could not be written'));
    }
    try {
      failed.push(...((await this.#guard?.scan(facts, elsewhere)) ?? []));
    } catch (error) {
      failed.push(errorFinding(inspect(error), 'Its reports could not be searched for secrets'));
    }
    if (failed.length === 0) return story;
    // The verdict that was written so far says nothing of this.
    this.#errors.push(...failed);
    const changed = this.#conclude(result);
    if (elsewhere) publishRun(changed, facts);
    return changed;
  }

  #gatherFacts(): RunFacts {
    const root = this.#config?.configFile === undefined ? process.cwd() : dirname(this.#config.configFile);
    const projects = (this.#suite?.suites ?? []).map(({ title }) => title);
    const { merged, facts } = this.#options;
    return { ...gatherFacts(root, projects, process.argv), ...merged?.facts, ...facts };
  }

  #observe(): readonly ObservedTest[] {
    const config = this.#config;
    const tests = config ? (this.#suite?.allTests() ?? []).map((test) => observeTest(test, config)) : [];
    const { merged } = this.#options;
    return merged ? asOneRun(tests, merged.plan) : tests;
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
