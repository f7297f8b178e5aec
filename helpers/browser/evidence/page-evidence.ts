import type { BrowserContext, Page, TestInfo } from '@playwright/test';
import { keepPagesOutOfErrors } from '../../../env/run-environment.ts';
import { redactReportText } from '../../reporting/redact-report-text.ts';
import { redactErrors } from '../../reporting/redact-errors.ts';
import { redactMessages } from '../../reporting/redact-messages.ts';
import { attachFile } from './attach-file.ts';
import { attachPicture } from './attach-picture.ts';
import { describePage } from './describe-page.ts';
import { inTime } from './in-time.ts';
import { keepPageSecrets } from './keep-page-secrets.ts';
import { TraceRecording } from './trace-recording.ts';

/** A page that hangs does not hold up the end of its test for longer with each thing that it is asked, ms. */
const longestWaitMs = 5_000;
/** A trace of a minute and of many megabytes is redacted in a few seconds; a busy machine takes longer. */
const longestTraceMs = 20_000;

/**
 * What is kept of one browser context of a test that went wrong, without secrets: a trace, and of each page a picture and a
 * description. Evidence never makes a test red: what could not be had is said in words.
 */
export class PageEvidence {
  private readonly complaints = new Map<Page | null, string[]>();

  private constructor(
    private readonly context: BrowserContext,
    private readonly testInfo: TestInfo,
    private readonly trace: TraceRecording | undefined,
    private readonly secretsRead: () => Promise<void>,
  ) {
    context.on('console', (message) => {
      if (message.type() === 'error') this.complain(message.page(), message.text());
    });
    context.on('weberror', (error) => this.complain(error.page(), String(error.error())));
  }

  /** To be called when the context is made, before it opens a page. */
  static async start(context: BrowserContext, testInfo: TestInfo): Promise<PageEvidence> {
    keepPagesOutOfErrors();
    redactMessages();
    redactErrors(testInfo);
    const secretsRead = keepPageSecrets(context);
    const trace = await TraceRecording.start(context, testInfo.title);
    return new PageEvidence(context, testInfo, trace, secretsRead);
  }

  /**
   * To be called when the test has ended, before its context is closed. `failed`: it did otherwise than expected. Of a test that
   * somebody interrupted nothing is kept: they want to see the end.
   */
  async end(failed: boolean): Promise<void> {
    if (!failed || this.testInfo.status === 'interrupted')
      return this.try('trace', async () => this.trace?.discard());
    await this.settle();
    await this.try('trace', () => this.attachTrace(), longestTraceMs);
    for (const page of this.context.pages()) {
      await attachPicture(this.testInfo, this.nextName('screenshot'), page);
      await this.try('page-shown', () => this.attachDescription(page));
    }
  }

  private async attachTrace(): Promise<void> {
    if (!this.trace) throw new Error('Playwright records one of its own, which holds tokens and passwords.');
    const { zip, entriesDropped, linesDropped } = await this.trace.keep();
    await attachFile(this.testInfo, {
      name: 'trace',
      bytes: zip,
      ending: 'zip',
      contentType: 'application/zip',
    });
    const dropped = entriesDropped + linesDropped;
    if (dropped > 0) {
      await this.attachText(
        'trace-left-out',
        `${entriesDropped} files and ${linesDropped} lines of the trace held a secret that could not be taken out of them, and were left out.`,
      );
    }
  }

  private async attachDescription(page: Page): Promise<void> {
    const ask = Promise.all([page.title(), page.locator('body').innerText({ timeout: longestWaitMs })]);
    const [title, text] = (await inTime(ask, longestWaitMs)) ?? ['', undefined];
    const complaints = [...(this.complaints.get(page) ?? []), ...(this.complaints.get(null) ?? [])];
    const words = describePage({ title, address: page.url(), text, complaints });
    await this.attachText(this.nextName('page-shown'), words);
  }

  private async attachText(name: string, text: string): Promise<void> {
    await this.testInfo.attach(name, { body: text, contentType: 'text/plain' });
  }

  private async settle(): Promise<void> {
    await inTime(this.secretsRead(), longestWaitMs);
  }

  private async try(name: string, work: () => Promise<void>, limitMs = longestWaitMs): Promise<void> {
    const done = async (): Promise<true> => {
      await work();
      return true;
    };
    try {
      if ((await inTime(done(), limitMs)) === undefined) throw new Error('it took too long.');
    } catch (error) {
      const why = redactReportText(String(error));
      await this.attachText(`${name}-missing`, `There is no ${name} of the page: ${why}`);
    }
  }

  private complain(page: Page | null, text: string): void {
    const before = this.complaints.get(page) ?? [];
    this.complaints.set(page, [...before, text]);
  }

  private nextName(name: string): string {
    const number = this.testInfo.attachments.filter((one) => one.name.startsWith(`${name}-`)).length + 1;
    return `${name}-${number}`;
  }
}
