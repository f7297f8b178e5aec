import type { TargetUrls } from '../../env/target.ts';
import type { PageRequest } from '../browser/page-record.ts';
import type { PageWatch } from '../browser/page-watch.ts';
import { finding, type Finding } from '../diagnosis/finding.ts';
import { placeOf } from './chat-sockets.ts';
import type { Judgement } from './judgement.ts';

interface Service {
  readonly name: 'backend' | 'auth service';
  /** Hosts of the target that are this service. */
  readonly own: (urls: TargetUrls) => readonly string[];
  /** Routes that are the product's and nobody else's (ui contract, sections 1 to 3). */
  readonly routes: RegExp;
  /** What such a service may be asked for; others have paths like these as well. */
  readonly looksLike: RegExp;
}

const services: readonly Service[] = [
  {
    name: 'backend',
    own: ({ backend, backendDirect }) => [backend, ...(backendDirect === undefined ? [] : [backendDirect])],
    routes: /^\/api\/(?:threads|agents?)(?:\/|$)/,
    looksLike: /^\/api\/(?!\d)/,
  },
  {
    name: 'auth service',
    own: ({ auth }) => [auth],
    routes: /^\/auth\/(?:config|me|login|logout|refresh|verify|validate|dev|e2e)(?:\/|$)/,
    looksLike: /^\/auth\//,
  },
];

/**
 * The page asks the services of this target and no others (requirements F41; fault X98). What it fetches from hosts of others is
 * its own affair; a route of the product on a host that is not this target's is not.
 */
export function judgePageHosts({ requests }: Pick<PageWatch, 'requests'>, urls: TargetUrls): Judgement {
  const asked = services.map((service) => {
    const own = service.own(urls).map((url) => placeOf(url).host);
    return { service, own, ...split(requests, service, own) };
  });
  const findings = asked.flatMap(({ service, own, ours, strange, alike }) => {
    const wrong = strange.length > 0 || ours.length > 0 ? strange : alike;
    return wrong.length === 0 ? [] : [astray(service, own, ours, wrong)];
  });
  // The page's own server hands some requests on.
  const handedOn = requests.some(({ url, isOwn }) => isOwn && /^\/(?:api|auth)\//.test(placeOf(url).path));
  const isMute = findings.length === 0 && !handedOn && asked.every(({ ours }) => ours.length === 0);
  return {
    findings,
    unmeasurable: isMute
      ? ['The page asked no service for anything, so where it would go is not known.']
      : [],
    evidence:
      requests.length === 0
        ? []
        : asked.map(
            ({ service, own, ours }) => `${ours.length} requests to the ${service.name} (${own.join(', ')})`,
          ),
  };
}

type Split = Readonly<Record<'ours' | 'strange' | 'alike', readonly PageRequest[]>>;

function split(
  requests: readonly PageRequest[],
  { routes, looksLike }: Service,
  own: readonly string[],
): Split {
  const others = requests.filter(({ isOwn, kind }) => !isOwn && kind !== 'document');
  return {
    ours: requests.filter(({ url }) => own.includes(placeOf(url).host)),
    strange: others.filter(({ url }) => routes.test(placeOf(url).path)),
    alike: others.filter(({ url }) => looksLike.test(placeOf(url).path)),
  };
}

function astray(
  { name }: Service,
  own: readonly string[],
  ours: readonly PageRequest[],
  wrong: readonly PageRequest[],
): Finding {
  const hosts = [...new Set(wrong.map(({ url }) => placeOf(url).host))].join(', ');
  const words =
    `${wrong.length} of its requests for the ${name} go to ${hosts}, and ${ours.length} to ${own.join(' or ')}, ` +
    'where it is on this target.';
  const lines = wrong.slice(0, 5).map(({ method, url, failure, status }) => {
    return `${method} ${url}: ${failure ?? String(status ?? 'no answer')}`;
  });
  return finding('FRONTEND_WRONG_BACKEND', words, lines);
}
