import { privateFolder } from './private-folder.ts';

/**
 * How the browser has to be launched so that nothing raw is ever written into the run's folder: without this Playwright records traces
 * and downloads below `artifacts/` of the run.
 */
export function evidenceLaunchOptions(): { readonly tracesDir: string; readonly downloadsPath: string } {
  const folder = privateFolder();
  return { tracesDir: folder, downloadsPath: folder };
}
