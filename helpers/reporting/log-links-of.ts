import type { Service } from '../../env/target.ts';
import type { Finding } from '../diagnosis/finding.ts';
import type { RunStory } from './run-story.ts';
import { servicesOf } from './services-of.ts';
import { traceOf, type Trace } from './trace-of.ts';

/** Where the logs of one service stand about one finding. */
export interface LogLinkRow {
  readonly service: Service;
  readonly link: string;
}

/** How long before and after the turn or the test the logs are looked through. */
const marginMs = 30_000;

/**
 * Where the server logs about a finding are, one link a service that has a part in it: for the time of its turn (else of its test, else
 * of the run), half a minute more on both sides, and the ids of thread, run and user. None where the target names no logs.
 */
export function logLinksOf(
  finding: Pick<Finding, 'code' | 'layer' | 'sentence' | 'evidence' | 'test' | 'seen'>,
  story: RunStory,
): readonly LogLinkRow[] {
  const { logLink, document } = story;
  if (logLink === undefined) return [];
  const trace = traceOf(finding, story);
  return servicesOf(finding, document.run.urls).map((service) => ({
    service,
    link: fill(logLink.template, logLink.services[service] ?? service, trace),
  }));
}

function fill(template: string, service: string, { fromMs, toMs, thread, run, user }: Trace): string {
  const from = fromMs - marginMs;
  const to = toMs + marginMs;
  const ids = [thread, run, user].filter((id) => id !== undefined);
  const values: Readonly<Record<string, string>> = {
    service,
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    fromMs: String(from),
    toMs: String(to),
    ids: ids.map((id) => JSON.stringify(id)).join(' OR '),
    thread: thread ?? '',
    run: run ?? '',
    user: user ?? '',
  };
  return template.replace(/\{(\w+)\}/g, (whole, place: string) => {
    const value = values[place];
    return value === undefined ? whole : encode(value);
  });
}

/** Round brackets stay as they are in addresses, and end a link in Markdown. */
function encode(value: string): string {
  return encodeURIComponent(value).replace(/[()]/g, (mark) => (mark === '(' ? '%28' : '%29'));
}
