import { randomUUID } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestInfo } from '@playwright/test';
import { privateFolder } from './private-folder.ts';

export interface EvidenceFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Of its file's name, without a dot. */
  readonly ending: string;
  readonly contentType: string;
}

/** Attaches bytes by a file, so that the reports name it and do not carry it in themselves. Playwright copies it into the run's folder. */
export async function attachFile(
  testInfo: TestInfo,
  { name, bytes, ending, contentType }: EvidenceFile,
): Promise<void> {
  const path = join(privateFolder(), `${randomUUID()}.${ending}`);
  try {
    writeFileSync(path, bytes);
    await testInfo.attach(name, { path, contentType });
  } finally {
    rmSync(path, { force: true });
  }
}
