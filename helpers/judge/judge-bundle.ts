import type { TargetUrls } from '../../env/target.ts';
import { isWhole, subprotocolWords, type Bundle, type PageScript } from '../deployment/bundle.ts';
import { isPage } from '../deployment/is-page.ts';
import { namesHost } from '../deployment/names-host.ts';
import { finding, type Finding } from '../diagnosis/finding.ts';
import type { Judgement } from './judgement.ts';

/** The page is served, and so is each script that it names: an old page in a cache names scripts that are gone. */
export function judgeServed(bundle: Bundle): Judgement {
  const { page, named, read } = bundle;
  const evidence = evidenceOf(bundle);
  const gone = read.filter((script) => !isThere(script));
  if (!isPage(page.status, page.type)) {
    const words = `${page.path} answered ${page.status} (${page.type || 'no type'}) where the page should come.`;
    return {
      findings: [finding(page.status >= 500 ? 'FRONTEND_DOWN' : 'FRONTEND_STALE', words, evidence)],
      evidence,
    };
  }
  if (named.length === 0) {
    return {
      findings: [finding('FRONTEND_STALE', `${page.path} names no script at all.`, evidence)],
      evidence,
    };
  }
  if (read.length === 0) {
    return { findings: [], evidence, unmeasurable: ['None of its scripts was asked for.'] };
  }
  if (gone.length === 0) return { findings: [], evidence };
  const list = gone
    .map(({ path, status }) => `${path} answered ${status === 200 ? '200 with nothing' : status}`)
    .join(', ');
  return {
    findings: [
      finding('FRONTEND_STALE', `${page.path} names scripts that are not there: ${list}.`, evidence),
    ],
    evidence,
  };
}

/** The scripts offer the subprotocol of today (requirements F40): a page of before cannot log in at the socket. */
export function judgeSubprotocol(bundle: Bundle): Judgement {
  const missing = subprotocolWords.filter((word) => !bundle.read.some(({ speaks }) => speaks.includes(word)));
  const words = `None of its scripts holds ${missing.map((word) => `"${word}"`).join(' or ')}, by which the chat socket takes the login.`;
  return unlessSaid(bundle, missing.length === 0, () => finding('FRONTEND_STALE', words, evidenceOf(bundle)));
}

/** The scripts name the target's own services. Scripts that name no host at all use addresses of their own host; all of them have to. */
export function judgeAddresses(bundle: Bundle, urls: TargetUrls): Judgement {
  const hosts = hostsOf(bundle);
  const missing = (['auth', 'backend'] as const).filter((service) => !namesHost(hosts, urls[service]));
  const wanted = missing.map((service) => `${new URL(urls[service]).host} (${service})`).join(' nor ');
  const words = `Its scripts do not name ${wanted}; they name ${hosts.join(', ')}.`;
  const isSaid = missing.length === 0 || (hosts.length === 0 && isWhole(bundle));
  return unlessSaid(bundle, isSaid, () => finding('FRONTEND_WRONG_BACKEND', words, evidenceOf(bundle)));
}

/** What no script says is missing only when every script was looked at. */
function unlessSaid(bundle: Bundle, isSaid: boolean, otherwise: () => Finding): Judgement {
  const evidence = evidenceOf(bundle);
  if (!bundle.read.some(isThere)) {
    return { findings: [], evidence, unmeasurable: ['No script of the page could be read.'] };
  }
  if (isSaid) return { findings: [], evidence };
  if (isWhole(bundle)) return { findings: [otherwise()], evidence };
  const { named, read } = bundle;
  const words = `Of ${named.length} scripts ${read.length} were read, and what was looked for may stand in the others.`;
  return { findings: [], evidence, unmeasurable: [words] };
}

/** A script without a byte is not there, whatever its status says. */
function isThere({ status, bytes }: PageScript): boolean {
  return status === 200 && bytes > 0;
}

function hostsOf({ read }: Bundle): readonly string[] {
  return [...new Set(read.flatMap(({ hosts }) => hosts))];
}

function evidenceOf(bundle: Bundle): readonly string[] {
  const { page, named, read } = bundle;
  const bytes = read.reduce((sum, script) => sum + script.bytes, 0);
  const speaks = subprotocolWords.filter((word) => read.some((script) => script.speaks.includes(word)));
  return [
    `GET ${page.path}: ${page.status} ${page.type}, ${page.bytes} bytes, ${page.cache}, names ${named.length} scripts`,
    `${read.length} of them read, ${bytes} bytes; words of the subprotocol: ${speaks.join(', ') || 'none'}; hosts: ${hostsOf(bundle).slice(0, 12).join(', ') || 'none'}`,
  ];
}
