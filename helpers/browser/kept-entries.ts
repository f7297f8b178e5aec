import type { Page } from '@playwright/test';

/** One thing that a page keeps in the browser: where, under which name, and what. */
export type KeptEntry = readonly [where: string, key: string, value: string];

type Storages = Readonly<Record<'localStorage' | 'sessionStorage', Readonly<Record<string, string>>>>;

/** All that a page keeps in its storages and cookies; nothing where the page is gone. */
export async function keptEntries(page: Page): Promise<readonly KeptEntry[]> {
  const kept = await page.evaluate(readStorages).catch(() => []);
  const cookies = (await page.context().cookies()).map(({ name, value }) => ['cookie', name, value] as const);
  return [...kept, ...cookies];
}

/** Runs in the page. */
function readStorages(): KeptEntry[] {
  const { localStorage, sessionStorage } = globalThis as unknown as Storages;
  const entries = (where: string, storage: Readonly<Record<string, string>>) =>
    Object.entries(storage).map(([key, value]) => [where, key, value] as const);
  return [...entries('localStorage', localStorage), ...entries('sessionStorage', sessionStorage)];
}
