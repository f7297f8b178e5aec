import type { Page } from '@playwright/test';
import axe from 'axe-core';

/** What axe made of the page as it stands. */
export interface AxeView {
  /** Rules that found something to look at, and nothing wrong with it. */
  readonly passed: readonly string[];
  /** What stands in a user's way: serious and critical alone, as `rule (impact): element`. */
  readonly grave: readonly string[];
}

/** Looks with every rule of axe, which is put into the page once: the page has one frame, and that is most of the time. */
export async function lookWithAxe(page: Page): Promise<AxeView> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  const { passes, violations } = await page.evaluate<axe.AxeResults>('axe.run(document)');
  return {
    passed: passes.map(({ id }) => id),
    grave: violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, impact, nodes }) => nodes.map(({ html }) => `${id} (${impact ?? ''}): ${html}`)),
  };
}
