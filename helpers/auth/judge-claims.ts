import { decodeJwt, decodeProtectedHeader } from 'jose';
import { finding, type Finding } from '../diagnosis/finding.ts';
import type { Session } from './session.ts';

const dayS = 24 * 60 * 60;
/** The clock of this machine and the server's may differ by so much before a stamp is called wrong, s. */
const clockSlackS = 60;

/** The claims that the contract promises for an access token (auth contract, section 2). The signature is the services' to check. */
export function judgeClaims(session: Session, nowS: number): readonly Finding[] {
  const faults = faultsOf(session, nowS);
  if (faults.length === 0) return [];
  return [finding('TOKEN_CLAIMS', `${faults.join('; ')}.`)];
}

function faultsOf({ accessToken, userId, email }: Session, nowS: number): string[] {
  let claims: Record<string, unknown>;
  let header: Record<string, unknown>;
  try {
    claims = decodeJwt(accessToken);
    header = { ...decodeProtectedHeader(accessToken) };
  } catch {
    return ['the access token is no JWT'];
  }
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
  if (userId !== undefined && userId !== '') expect('sub', claims['sub'], userId);
  if (email !== undefined && claims['email'] !== undefined) expect('email', claims['email'], email);
  return [...faults, ...lifetimeFaults(claims, nowS)];
}

/** From `exp`, never from `expires_in`, which the product states wrongly everywhere. */
function lifetimeFaults({ iat, exp }: Record<string, unknown>, nowS: number): string[] {
  if (typeof iat !== 'number' || typeof exp !== 'number') return ['iat or exp is missing'];
  const faults: string[] = [];
  if (exp - iat < 60 || exp - iat > dayS)
    faults.push(`it lives for ${exp - iat} s, not between a minute and a day`);
  if (exp <= nowS - clockSlackS) faults.push(`it expired ${Math.round(nowS - exp)} s ago`);
  if (iat > nowS + clockSlackS) faults.push(`it was issued ${Math.round(iat - nowS)} s in the future`);
  return faults;
}
