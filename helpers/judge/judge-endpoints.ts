import { documentedFloorPercent, type Endpoint, type ExpectedAnswer } from '../../env/endpoints.ts';
import type { Code } from '../diagnosis/codes.ts';
import { finding, type Finding } from '../diagnosis/finding.ts';
import type { EndpointAnswers } from '../http/ask-endpoints.ts';
import { describeReply } from '../http/describe-reply.ts';
import type { HttpReply } from '../http/http-client.ts';
import { bodyFaults } from './body-faults.ts';
import { isHtml } from './is-html.ts';
import type { Judgement } from './judgement.ts';
import { secretsTold } from './secrets-told.ts';
import { toldSecrets } from './told-secrets.ts';
import { refusedTokenCode } from './refused-token-code.ts';

type Asked = 'without' | 'with';

/**
 * Every critical endpoint answers as promised, without a token and with one: the status, and the least of a body. A line for each,
 * and the share beside the documents' floor, which is never ours.
 */
export function judgeEndpoints(answers: readonly EndpointAnswers[]): Judgement {
  const judged = answers.map((one) => ({
    line: describePair(one),
    findings: [
      ...[judgeAnswer(one, 'without'), judgeAnswer(one, 'with')].filter((each) => each !== undefined),
      ...secretsTold(nameOf(one.endpoint), [
        ...new Set([one.without, one.with].flatMap(({ json }) => toldSecrets(json))),
      ]),
    ],
  }));
  const good = judged.filter(({ findings }) => findings.length === 0).length;
  return {
    findings: judged.flatMap(({ findings }) => findings),
    evidence:
      answers.length === 0 ? [] : [describeShare(good, answers.length), ...judged.map(({ line }) => line)],
  };
}

/** `12 of 15 endpoints answer as promised (80.0 %; …)` */
function describeShare(good: number, n: number): string {
  const percent = (good / n) * 100;
  const beside = percent < documentedFloorPercent ? 'below' : 'at or above';
  return `${good} of ${n} endpoints answer as promised (${percent.toFixed(1)} %, ${beside} the documents' floor of ${documentedFloorPercent} %; ours is 100 %)`;
}

/** `auth GET /auth/me: 401 in 3 ms without a token, 200 in 4 ms with one` */
function describePair({ endpoint, without, with: given }: EndpointAnswers): string {
  const took = ({ tookMs }: HttpReply): string => `${Math.round(tookMs)} ms`;
  return `${nameOf(endpoint)}: ${without.status} in ${took(without)} without a token, ${given.status} in ${took(given)} with one`;
}

function judgeAnswer(one: EndpointAnswers, asked: Asked): Finding | undefined {
  const { endpoint } = one;
  const reply = one[asked];
  const expected = endpoint[asked];
  const isRightStatus = expected.statuses.includes(reply.status);
  const faults = isRightStatus ? bodyFaults(reply.json, expected) : [];
  if (isRightStatus && faults.length === 0) return undefined;
  const words = isHtml(reply)
    ? `answered ${reply.status} with an HTML page where the interface speaks JSON: something else than the route answered`
    : isRightStatus
      ? `answered ${reply.status}, but ${faults.join(', ')}`
      : `answered ${reply.status} instead of ${expected.statuses.join(' or ')}`;
  const code = codeOf(endpoint, reply, expected, asked);
  const detail = `${nameOf(endpoint)} ${asked} a token ${words}; it ${endpoint.purpose} (${endpoint.source}).`;
  return finding(code, detail, [describeReply(reply)]);
}

function codeOf(endpoint: Endpoint, reply: HttpReply, expected: ExpectedAnswer, asked: Asked): Code {
  const { status } = reply;
  const login = endpoint.service === 'auth';
  if (status === 404 || status === 405) return login ? 'AUTH_ENDPOINT_MISSING' : 'API_ROUTE_MISSING';
  if (status >= 500) {
    if (login) return 'LOGIN_5XX';
    return endpoint.path.startsWith('/api/threads') ? 'THREADS_5XX' : 'API_5XX';
  }
  if (isHtml(reply)) return 'API_CONTRACT';
  if (expected.refuses === true && status < 300) return 'AUTH_BYPASSED';
  if (asked === 'with' && (status === 401 || status === 403)) {
    return endpoint.service === 'auth' ? 'LOGIN_REFUSED' : refusedTokenCode(reply.text);
  }
  return 'API_CONTRACT';
}

function nameOf({ service, method, path }: Endpoint): string {
  return `${service} ${method} ${path}`;
}
