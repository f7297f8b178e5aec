import { rmSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { BrowserContext, Page, TestInfo } from '@playwright/test';
import { keepPagesOutOfErrors } from '../../../env/run-environment.ts';
import { redactReportText } from '../../reporting/redact-report-text.ts';
import { redactErrors } from '../../reporting/redact-errors.ts';
import { redactMessages } from '../../reporting/redact-messages.ts';
import { describePage } from './describe-page.ts';
import { keepPageSecrets } from './keep-page-secrets.ts';
import { privateFolder } from './private-folder.ts';
import { takePicture } from './screenshot.ts';
import { TraceRecording } from './trace-recording.ts';

/** A page that hangs does not hold up the end of its test for longer with each thing that it is asked, ms. */
const longestWaitMs = 5_000;

/**
 * What is kept of one browser context of a test, without secrets: a trace, a picture and a description of each page when the test went
 * wrong, the picture of the golden moment when it went well. Evidence never makes a test red: what could not be had is said in words.
 */
export class PageEvidence {
  private readonly complaints = new Map<Page | null, string[]>();

  private constructor(
    private readonly context: BrowserContext,
    private readonly testInfo: TestInfo,
    private readonly trace: TraceRecording,
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

  /** Attaches a picture of a page at the moment that the test is about, such as the answer in sight. */
  async goldenMoment(page: Page): Promise<void> {
    await this.settle();
    await this.try('golden-moment', () => this.attachPicture('golden-moment', page));
  }

  /** To be called when the test has ended, before its context is closed. `failed`: it did otherwise than expected. */
  async end(failed: boolean): Promise<void> {
    if (!failed) return this.try('trace', () => this.trace.discard());
    await this.settle();
    await this.try('trace', () => this.attachTrace());
    for (const page of this.context.pages()) {
      await this.try('screenshot', () => this.attachPicture(this.nextName('screenshot'), page));
      await this.try('page-shown', () => this.attachDescription(page));
    }
  }

  private async attachTrace(): Promise<void> {
    const { zip, entriesDropped, linesDropped } = await this.trace.keep();
    await this.attachFile('trace', zip, 'zip', 'application/zip');
    const dropped = entriesDropped + linesDropped;
    if (dropped > 0) {
      await this.attachText(
        'trace-left-out',
        `${entriesDropped} files and ${linesDropped} lines of the trace held a secret that could not be taken out of them, and were left out.`,
      );
    }
  }

  private async attachPicture(name: string, page: Page): Promise<void> {
    const picture = await takePicture(page);
    if ('refusal' in picture) await this.attachText(name, picture.refusal);
    else await this.attachFile(name, picture.jpeg, 'jpeg', 'image/jpeg');
  }

  private async attachDescription(page: Page): Promise<void> {
    const ask = Promise.all([page.title(), page.locator('body').innerText({ timeout: longestWaitMs })]);
    const [title, text] = (await inTime(ask)) ?? ['', undefined];
    const complaints = [...(this.complaints.get(page) ?? []), ...(this.complaints.get(null) ?? [])];
    const words = describePage({ title, address: page.url(), text, complaints });
    await this.attachText(this.nextName('page-shown'), words);
  }

  private async attachText(name: string, text: string): Promise<void> {
    await this.testInfo.attach(name, { body: text, contentType: 'text/plain' });
  }

  /** By a file, so that the reports name it and do not carry it in themselves. Playwright copies it into the run's folder. */
  private async attachFile(
    name: string,
    bytes: Uint8Array,
    ending: string,
    contentType: string,
  ): Promise<void> {
    const path = join(privateFolder(), `${randomUUID()}.${ending}`);
    try {
      writeFileSync(path, bytes, { mode: 0o600 });
      await this.testInfo.attach(name, { path, contentType });
    } finally {
      rmSync(path, { force: true });
    }
  }

  private async settle(): Promise<void> {
    await inTime(this.secretsRead());
  }

  private async try(name: string, work: () => Promise<void>): Promise<void> {
    try {
      if ((await inTime(work().then(() => true))) === undefined) throw new Error('it took too long.');
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

/** Undefined when it takes too long. */
async function inTime<T>(work: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), longestWaitMs);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
