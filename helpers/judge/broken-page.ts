import type { PageLoad } from '../browser/page-load.ts';
import { finding, type Finding } from '../diagnosis/finding.ts';
import { excerpt } from './excerpt.ts';

/** What Next.js shows instead of a page that broke (ui contract, section 0). */
const crashWords = /Application error: a (?:client|server)-side exception has occurred/i;

/** Why nothing can be expected of a page: it could not be loaded, or it broke with an error of its own. */
export function brokenPage(load: PageLoad, evidence: readonly string[]): Finding | undefined {
  const { what, text, failure, problems, requests } = load;
  if (failure !== undefined)
    return finding('FRONTEND_DOWN', `${what} could not be loaded: ${failure}.`, evidence);
  const refused = requests.find(
    ({ kind, isOwn, status = 0 }) => kind === 'document' && isOwn && status >= 500,
  );
  if (refused)
    return finding('FRONTEND_DOWN', `${what} is answered with ${String(refused.status)}.`, evidence);
  if (crashWords.test(text)) return finding('UI_CRASHED', `${what} shows "${excerpt(text)}".`, evidence);
  const crash = problems.find(({ kind }) => kind !== 'console');
  if (crash) return finding('UI_CRASHED', `${what}: ${excerpt(crash.text)}`, evidence);
  return undefined;
}
