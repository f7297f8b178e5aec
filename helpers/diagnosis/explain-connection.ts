import { describeCertificate, type Certificate } from './certificate.ts';
import { explainProxy, proxyErrorIn } from './explain-proxy.ts';
import { finding, type Finding } from './finding.ts';

const dnsCodes = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EAI_NODATA', 'ENODATA', 'ESERVFAIL', 'EAI_FAIL']);
const refusedCodes = new Set(['ECONNREFUSED']);
const unreachableCodes = new Set([
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EHOSTDOWN',
  'UND_ERR_CONNECT_TIMEOUT',
]);
const brokenCodes = new Set(['ECONNRESET', 'EPIPE', 'ECONNABORTED', 'UND_ERR_SOCKET']);

/** Limits of the tester's own machine. */
const ownCodes = new Set(['EADDRNOTAVAIL', 'EMFILE', 'ENFILE', 'ENOBUFS', 'EACCES', 'EPERM', 'ENETDOWN']);

/** Causes deeper than this say nothing new, and may be a circle. */
const deepest = 8;

interface Cause {
  readonly code: string;
  readonly message: string;
  /** `address:port` of the attempt, when the error names one. */
  readonly address: string | undefined;
}

/**
 * Names the layer at which a connection to `url` failed, from the error that Node gave. Every address that was tried is listed
 * with its own error. Never throws: an error that it does not know is a finding that says so. `shown` is the certificate that
 * the host showed, where it is known.
 */
export function explainConnection(error: unknown, url: URL, shown?: Certificate): Finding {
  const proxyError = proxyErrorIn(error);
  if (proxyError) return explainProxy(proxyError, url);
  const causes = flatten(error);
  const where = `${url.hostname}:${portOf(url)}`;
  const evidence = causes.map(({ code, message, address }) =>
    `${address ?? where}: ${code || 'error'} ${message}`.trim(),
  );
  const has = (codes: ReadonlySet<string>): boolean => causes.some(({ code }) => codes.has(code));
  if (has(dnsCodes)) {
    return finding(
      'DNS_FAIL',
      `No address was found for ${url.hostname}: check the name, the network and the VPN.`,
      evidence,
    );
  }
  if (causes.some(({ code, message }) => isCertificateProblem(code, message))) {
    const reason = causes.find(({ code, message }) => isCertificateProblem(code, message));
    const advice = isUntrusted(reason?.code ?? '') ? howToTrust : '';
    const who = shown === undefined ? '' : ` It is made out to ${describeCertificate(shown)}.${advice}`;
    return finding(
      'TLS_INVALID',
      `${`${where}: ${reason?.code ?? ''} ${reason?.message ?? ''}`.trim()}.${who}`,
      evidence,
    );
  }
  if (has(refusedCodes)) return finding('TCP_REFUSED', `${where} refused.`, evidence);
  if (has(unreachableCodes)) return finding('TCP_TIMEOUT', `${where} did not answer.`, evidence);
  if (has(brokenCodes)) return finding('TCP_RESET', `${where} broke off.`, evidence);
  if (causes.some(({ code, message }) => code === 'TimeoutError' || /timed? ?out|aborted/i.test(message))) {
    return finding('HTTP_TIMEOUT', `${where} gave no answer in time.`, evidence);
  }
  if (has(ownCodes)) return finding('HARNESS_ERROR', `This machine could not connect to ${where}.`, evidence);
  return finding('HTTP_BROKEN', `${where} sent an answer that is no proper HTTP.`, evidence);
}

/** The certificate may be good, but nobody whom this machine knows vouches for it: so it is behind a proxy that looks inside. */
function isUntrusted(code: string): boolean {
  return /^(?:UNABLE_TO_(?:VERIFY_LEAF_SIGNATURE|GET_ISSUER_CERT(?:_LOCALLY)?)|SELF_SIGNED_CERT_IN_CHAIN)$/.test(
    code,
  );
}

const howToTrust =
  ' If that issuer is your own proxy, which looks inside: name the file of its authority in NODE_EXTRA_CA_CERTS.';

function isCertificateProblem(code: string, message: string): boolean {
  return (
    /^(?:CERT_|ERR_TLS_|ERR_SSL_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|EPROTO)/.test(code) ||
    /certificate|SSL routines/i.test(message)
  );
}

/** The error itself, its causes, and the parts of an aggregate, innermost facts only. */
function flatten(error: unknown, depth = 0): readonly Cause[] {
  if (!(error instanceof Error)) return [{ code: '', message: String(error), address: undefined }];
  const inner = [
    ...('errors' in error && Array.isArray(error.errors) ? (error.errors as unknown[]) : []),
    ...(error.cause === undefined ? [] : [error.cause]),
  ];
  if (inner.length > 0 && depth < deepest) return inner.flatMap((one) => flatten(one, depth + 1));
  const fields = error as Error & { code?: unknown; address?: unknown; port?: unknown };
  const address =
    typeof fields.address === 'string'
      ? `${fields.address}:${typeof fields.port === 'number' ? fields.port : ''}`
      : undefined;
  return [
    { code: typeof fields.code === 'string' ? fields.code : error.name, message: error.message, address },
  ];
}

/** The port of a URL, its scheme's own when it names none. */
export function portOf(url: URL): number {
  if (url.port !== '') return Number(url.port);
  return url.protocol === 'https:' || url.protocol === 'wss:' ? 443 : 80;
}
