/** A claim set as it came out of a signature check: nothing about it is known yet. */
export type UncheckedClaims = Readonly<Record<string, unknown>>;

/** One thing that makes a well-signed token unacceptable. Named, so that one of them can be left out (ignored-checks.ts). */
export interface ClaimCheck {
  readonly name: ClaimCheckName;
  readonly refuses: (claims: UncheckedClaims, nowSeconds: number) => boolean;
}

export const claimCheckNames = [
  'required-claims',
  'subject',
  'expiry',
  'not-before',
  'issued-in-the-future',
  'issued-too-long-ago',
  'issuer',
  'audience',
] as const;
type ClaimCheckName = (typeof claimCheckNames)[number];

const dayInSeconds = 24 * 60 * 60;
const required = ['sub', 'iat', 'exp', 'jti', 'token_type'] as const;

/**
 * What the validation is meant to refuse (auth.md section 2). No leeway anywhere. Stricter than the recorded service in
 * two points where that is lax by accident: a missing audience and an empty subject are refused too.
 */
export const claimChecks: readonly ClaimCheck[] = [
  { name: 'required-claims', refuses: (claims) => required.some((name) => claims[name] === undefined) },
  { name: 'subject', refuses: ({ sub }) => typeof sub !== 'string' || sub === '' },
  { name: 'expiry', refuses: ({ exp }, now) => typeof exp !== 'number' || exp <= now },
  {
    name: 'not-before',
    refuses: ({ nbf }, now) => nbf !== undefined && !(typeof nbf === 'number' && nbf <= now),
  },
  { name: 'issued-in-the-future', refuses: ({ iat }, now) => typeof iat !== 'number' || iat > now },
  {
    name: 'issued-too-long-ago',
    refuses: ({ iat }, now) => typeof iat === 'number' && now - iat > dayInSeconds,
  },
  { name: 'issuer', refuses: ({ iss }) => iss !== 'netra-auth-service' },
  { name: 'audience', refuses: ({ aud }) => aud !== 'netra-platform' },
];
