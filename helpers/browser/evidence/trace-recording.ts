import { randomUUID } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext } from '@playwright/test';
import { registerSecret } from '../../reporting/redact.ts';
import { emptyPrivateFolder, privateFolder } from './private-folder.ts';
import { redactArchive, type RedactedArchive } from './redact-archive.ts';

/** Long enough to be a token; a shorter one stays a secret of its archive alone, so that it cannot tear up later reports. */
const tokenLength = 20;

/** Recordings of this process that go on: the folder is shared by all that the browser records. */
const running = new Set<TraceRecording>();

/**
 * Records what a context does as Playwright's trace viewer shows it: actions, requests, and the page as it was before and after each action.
 * No pictures: they cannot be redacted, and cost a third of a turn's time and a hundred times the room. No sources: they stand in git.
 */
export class TraceRecording {
  private constructor(private readonly context: BrowserContext) {}

  /**
   * Takes 5 ms, and at most 150 ms of a login and a turn. The browser has to be launched with `evidenceLaunchOptions`. Undefined when
   * Playwright records by itself, as it does for its own window (`--ui`).
   */
  static async start(context: BrowserContext, title: string): Promise<TraceRecording | undefined> {
    try {
      await context.tracing.start({ snapshots: true, screenshots: false, sources: false, title });
    } catch (error) {
      if (String(error).includes('already started')) return undefined;
      throw error;
    }
    const recording = new TraceRecording(context);
    running.add(recording);
    return recording;
  }

  /** Ends it and forgets what it recorded. */
  async discard(): Promise<void> {
    try {
      await this.context.tracing.stop();
    } finally {
      this.end();
    }
  }

  /** Ends it and gives what it recorded, redacted. Tokens that only the page has met are known as secrets from then on. */
  async keep(): Promise<RedactedArchive> {
    const path = join(privateFolder(), `${randomUUID()}.zip`);
    try {
      await this.context.tracing.stop({ path });
      const archive = redactArchive(readFileSync(path));
      for (const secret of archive.secrets) if (secret.length >= tokenLength) registerSecret(secret);
      return archive;
    } finally {
      rmSync(path, { force: true });
      this.end();
    }
  }

  private end(): void {
    running.delete(this);
    if (running.size === 0) emptyPrivateFolder();
  }
}
