import { decodeJwt, decodeProtectedHeader } from 'jose';
import { describeSkew } from '../diagnosis/describe-skew.ts';
import { finding, type Finding } from '../diagnosis/finding.ts';
import { isClockOff } from '../diagnosis/is-clock-off.ts';
import { secretsTold } from '../judge/secrets-told.ts';
import { toldSecrets } from '../judge/told-secrets.ts';
import type { Session } from './session.ts';

const dayS = 24 * 60 * 60;
/** The clock of this machine and the server's may differ by so much before a stamp is called wrong, s. */
const clockSlackS = 60;

/**
 * The claims that the contract promises for an access token (auth contract, section 2). The signature is the services' to check.
 * Where the clocks do not agree (`skewS`, s), what rests on the time of day is information only.
 */
export function judgeClaims(session: Session, nowS: number, skewS?: number): readonly Finding[] {
  let claims: Record<string, unknown>;
  let header: Record<string, unknown>;
  try {
    claims = decodeJwt(session.accessToken);
    header = { ...decodeProtectedHeader(session.accessToken) };
  } catch {
    return [finding('TOKEN_CLAIMS', 'the access token is no JWT.')];
  }
  const lasting = [...faultsOf(session, header, claims), ...lifespanFaults(claims)];
  const timely = timeFaults(claims, nowS);
  const told = secretsTold('Whoever holds an access token can read it, and it', toldSecrets(claims));
  if (!isClockOff(skewS)) return [...claimsFinding([...lasting, ...timely]), ...told];
  const words = `The login service is ${describeSkew(skewS ?? 0)}, so this says nothing`;
  return [
    ...claimsFinding(lasting),
    ...told,
    ...claimsFinding(timely.map((fault) => `${words}: ${fault}`)).map((one) => ({
      ...one,
      severity: 'info' as const,
    })),
  ];
}

function claimsFinding(faults: readonly string[]): readonly Finding[] {
  return faults.length === 0 ? [] : [finding('TOKEN_CLAIMS', `${faults.join('; ')}.`)];
}

function faultsOf(
  { userId, email }: Session,
  header: Record<string, unknown>,
  claims: Record<string, unknown>,
): string[] {
  const faults: string[] = [];
  const expect = (name: string, got: unknown, wanted: unknown): void => {
    if (got !== wanted)
      faults.push(`${name} is ${JSON.stringify(got ?? null)} instead of ${JSON.stringify(wanted)}`);
  };
  expect('alg', header['alg'], 'HS256');
  expect('iss', claims['iss'], 'netra-auth-service');
  expect('aud', claims['aud'], 'netra-platform');
  expect('token_type', claims['token_type'], 'access');
  if (typeof claims['sub'] !== 'string' || claims['sub'] === '') faults.push('sub is missing or empty');
  const powers = Array.isArray(claims['permissions']) ? (claims['permissions'] as unknown[]) : [];
  const high = powers.filter((power) => typeof power === 'string' && /admin|superuser|^\*$/i.test(power));
  if (high.length > 0) faults.push(`permissions of an ordinary user hold ${JSON.stringify(high)}`);
  if (userId !== undefined && userId !== '') expect('sub', claims['sub'], userId);
  if (email !== undefined && claims['email'] !== undefined) expect('email', claims['email'], email);
  return faults;
}

/** From `exp`, never from `expires_in`, which the product states wrongly everywhere. */
function lifespanFaults({ iat, exp }: Record<string, unknown>): string[] {
  if (typeof iat !== 'number' || typeof exp !== 'number') return ['iat or exp is missing'];
  if (exp - iat >= 60 && exp - iat <= dayS) return [];
  return [`it lives for ${exp - iat} s, not between a minute and a day`];
}

/** What rests on the time of day. */
function timeFaults({ iat, exp }: Record<string, unknown>, nowS: number): string[] {
  if (typeof iat !== 'number' || typeof exp !== 'number') return [];
  const faults: string[] = [];
  if (exp <= nowS - clockSlackS) faults.push(`it expired ${Math.round(nowS - exp)} s ago`);
  if (iat > nowS + clockSlackS) faults.push(`it was issued ${Math.round(iat - nowS)} s in the future`);
  return faults;
}
