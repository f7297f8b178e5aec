import type { PageLoad } from '../browser/page-load.ts';
import type { PageProblem, PageRequest } from '../browser/page-record.ts';
import type { Budget } from '../../env/budgets.ts';
import { finding, type Finding } from '../diagnosis/finding.ts';
import { brokenPage } from './broken-page.ts';
import { excerpt } from './excerpt.ts';
import type { Judgement } from './judgement.ts';
import { pageEvidence } from './page-evidence.ts';

/** The browser's words for a request that did not get through, in which it names no host. */
const unreached = /Failed to fetch|Load failed|NetworkError/i;

/**
 * The chat can be seen and used, in time (requirements F54; budget `ui_chat_visible`). The first load of a run may be `cold`, where
 * a cold start is granted.
 */
export function judgeChatShown(load: PageLoad, budget: Budget, start: 'cold' | 'warm' = 'warm'): Judgement {
  const limitMs = start === 'cold' ? (budget.cold ?? budget.limit) : budget.limit;
  const evidence = pageEvidence(load);
  const { what, visibleMs, lagMs, parts } = load;
  if (visibleMs === undefined) return { findings: [notShown(load, evidence)], evidence };
  const missing = [
    ...(parts.input ? [] : ['message input']),
    ...(parts.send ? [] : ['send button']),
    ...(parts.threads ? [] : ['list of threads']),
  ];
  const words = `${what} shows no ${missing.join(' and no ')}.`;
  const lacking = missing.length === 0 ? [] : [finding('UI_CHAT_NOT_RENDERED', words, evidence)];
  const over = visibleMs - limitMs;
  const late = `${what}: the chat can be seen after ${visibleMs} ms; the limit is ${limitMs} ms (ui_chat_visible).`;
  return {
    findings: [...lacking, ...(over > 0 && lagMs < over ? [finding('BUDGET_EXCEEDED', late, evidence)] : [])],
    evidence,
    measurements: [{ metric: 'ui_chat_visible', valueMs: visibleMs, lagMs }],
    unmeasurable:
      over > 0 && lagMs >= over ? [`${late} But this machine itself stood still for ${lagMs} ms`] : [],
  };
}

/** The page opens without an error of its own, and without a failed request of the product's own hosts (requirements F54). */
export function judgeQuiet(load: PageLoad): Judgement {
  // A page that asked for nothing was not loaded.
  const evidence = load.requests.length === 0 ? [] : pageEvidence(load);
  const { what, problems, requests } = load;
  const uncaught = problems.find(({ kind }) => kind !== 'console');
  const ours = (problem: PageProblem): boolean => isOurDoing(problem, requests);
  const complaints = problems.filter((problem) => problem.kind === 'console' && !ours(problem));
  const failed = requests.filter(hasFailed);
  const blocked = failed.filter(({ failure }) => failure?.startsWith('CORS') === true);
  const files = failed.filter((one) => !blocked.includes(one) && isPartOfPage(one));
  const calls = failed.filter((one) => !blocked.includes(one) && !files.includes(one));
  const some = (code: Parameters<typeof finding>[0], list: readonly string[]): readonly Finding[] =>
    list.length === 0 ? [] : [finding(code, `${what}: ${list.length} in all.`, list.slice(0, 5))];
  return {
    findings: [
      ...some('CORS_BLOCKED', blocked.map(describeRequest)),
      ...some('FRONTEND_STALE', files.map(describeRequest)),
      ...(uncaught ? [finding('UI_CRASHED', `${what}: ${excerpt(uncaught.text)}`, evidence)] : []),
      ...some('UI_REQUEST_FAILED', calls.map(describeRequest)),
      ...some(
        'UI_CONSOLE_ERROR',
        complaints.map(({ text }) => excerpt(text)),
      ),
    ],
    evidence,
  };
}

function notShown(load: PageLoad, evidence: readonly string[]): Finding {
  const { what, path, text } = load;
  const broken = brokenPage(load, evidence);
  if (broken) return broken;
  if (path === '/login') return finding('UI_SESSION_LOST', `${what} leads to the login page.`, evidence);
  const words = text.trim() === '' ? 'nothing at all' : `"${excerpt(text)}"`;
  return finding('UI_CHAT_NOT_RENDERED', `${what} leads to ${path} and shows ${words}.`, evidence);
}

/** An answer that says no, or none at all, of a host of the product's own; what the page itself gave up does not count. */
function hasFailed({ url, isOwn, status, failure }: PageRequest): boolean {
  if (!isOwn || isPicture(url)) return false;
  // Of a script that is not there the browser tells both: what was answered, and that it gave it up.
  if (status !== undefined && status >= 400) return true;
  return failure !== undefined && !failure.includes('given up by the page');
}

/** The picture on the tab: the browser asks for it by itself, and nobody misses it. */
function isPicture(url: string): boolean {
  return /\/favicon[^/]*$/.test(new URL(url).pathname);
}

/** A file without which the page is not what was built: an old page in a cache names files that are gone. */
function isPartOfPage({ kind }: PageRequest): boolean {
  return kind === 'script' || kind === 'stylesheet';
}

/** A complaint about a host that this suite keeps out: by its name, or, where every failed request was to such a host, by the browser's words. */
function isOurDoing({ text }: PageProblem, requests: readonly PageRequest[]): boolean {
  const keptOut = requests.filter(({ isOwn, failure }) => !isOwn && failure !== undefined);
  return (
    keptOut.some(({ url }) => text.includes(new URL(url).hostname)) ||
    (keptOut.length > 0 && unreached.test(text) && !requests.some(hasFailed))
  );
}

function describeRequest({ method, url, kind, status, failure }: PageRequest): string {
  return `${method} ${url} (${kind}): ${status === undefined || status < 400 ? (failure ?? 'no answer') : String(status)}`;
}
