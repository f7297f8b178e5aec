import type { TargetUrls } from '../../env/target.ts';
import type { Code } from '../diagnosis/codes.ts';
import { finding } from '../diagnosis/finding.ts';
import { fieldOf } from '../http/field-of.ts';
import type { HttpReply } from '../http/http-client.ts';
import { describeReply } from '../http/describe-reply.ts';
import type { Judgement } from './judgement.ts';

const callbackPaths: readonly string[] = ['/auth/callback', '/auth/oauth/callback'];
/** Shorter could be guessed. */
const leastStateLength = 16;

/**
 * Whether the login service says of itself that Google is not set up and that it has its own developer login instead: then a 503
 * is what the contract promises (auth contract, 1a). A service without a developer login has no other way in.
 */
export function isWithoutGoogle(config: HttpReply): boolean {
  return fieldOf(config.json, 'oauth_enabled') === false && fieldOf(config.json, 'development_mode') === true;
}

/**
 * The login through Google begins (auth contract, 1a): 302 to Google, with who asks, a state, and a way back that leads to this
 * target's own hosts. Nothing is followed.
 */
export function judgeGoogleLogin(reply: HttpReply, urls: TargetUrls): Judgement {
  const location = reply.headers.get('location') ?? '';
  const seen = `GET ${pathOf(reply)}: ${reply.status}${location === '' ? '' : `, leads to ${withoutState(location)}`}`;
  if (reply.status !== 302) {
    const words = `${pathOf(reply)} answered ${reply.status} instead of 302 to Google.`;
    return { findings: [finding(startCode(reply.status), words, [describeReply(reply)])], evidence: [seen] };
  }
  const wrongs = URL.canParse(location)
    ? redirectFaults(new URL(location), urls)
    : [`it leads to ${JSON.stringify(location)}, which is no address`];
  const findings =
    wrongs.length === 0
      ? []
      : [finding('OAUTH_BLOCKED', `The way to Google is wrong: ${wrongs.join('; ')}.`, [seen])];
  return { findings, evidence: [seen] };
}

/** The way back from Google is open: without a code it is refused in the service's own words and not by the edge. */
export function judgeCallback(reply: HttpReply): Judgement {
  const evidence = [describeReply(reply)];
  if (reply.status === 400 && typeof fieldOf(reply.json, 'detail') === 'string')
    return { findings: [], evidence };
  const words = `${pathOf(reply)} without a code answered ${reply.status} instead of 400 in words.`;
  return { findings: [finding(startCode(reply.status), words, evidence)], evidence };
}

function startCode(status: number): Code {
  return status === 404 || status === 405 ? 'AUTH_ENDPOINT_MISSING' : 'OAUTH_BLOCKED';
}

function redirectFaults(to: URL, urls: TargetUrls): readonly string[] {
  const given = (name: string): string => to.searchParams.get(name) ?? '';
  const back = given('redirect_uri');
  return [
    ...(to.protocol === 'https:' && to.hostname === 'accounts.google.com'
      ? []
      : [`it leads to ${to.origin}`]),
    ...(/^[\w-]+.*\.apps\.googleusercontent\.com$/.test(given('client_id'))
      ? []
      : ['client_id names no client of Google']),
    ...(given('response_type') === 'code' ? [] : ['response_type is not code']),
    ...(given('state').length >= leastStateLength
      ? []
      : [`state is shorter than ${leastStateLength} characters`]),
    ...(leadsBack(back, urls) ? [] : [`redirect_uri ${back || '(none)'} does not lead back to this target`]),
  ];
}

/** On this machine any port will do: a service knows its own and not the one of a gateway before it. */
function leadsBack(back: string, urls: TargetUrls): boolean {
  if (!URL.canParse(back)) return false;
  const { host, hostname, pathname, protocol } = new URL(back);
  if (!callbackPaths.includes(pathname) || !/^https?:$/.test(protocol)) return false;
  const own = [urls.auth, urls.frontend, urls.backend].map((url) => new URL(url));
  return isLoopback(hostname)
    ? own.some((url) => isLoopback(url.hostname))
    : own.some((url) => url.host === host && url.protocol === protocol);
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d+){3}$/.test(hostname);
}

function pathOf({ url }: HttpReply): string {
  const { pathname, search } = new URL(url);
  return `${pathname}${search}`;
}

/** The state is a secret of one login. */
function withoutState(location: string): string {
  return location.replace(/([?&]state=)[^&]*/, '$1…');
}
