/** A request as it came, or as it was recorded with its placeholders filled in. */
export interface Request {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
}

/** The fields of a JSON body; undefined for any other. */
export function fieldsOf(body: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Readonly<Record<string, unknown>>)
      : undefined;
  } catch {
    return undefined;
  }
}

/** Fields of a body that carry a token. */
export const tokenFields = ['token', 'access_token', 'refresh_token', 'refreshToken'] as const;

/** The token that a request shows: the bearer's, else the one in its body. */
export function tokenOf({ headers, body }: Request): string | undefined {
  const bearer = /^Bearer (.+)$/.exec(headers['authorization'] ?? '')?.[1];
  const fields = fieldsOf(body) ?? {};
  const inBody = tokenFields.map((name) => fields[name]).find((value) => typeof value === 'string');
  return bearer ?? inBody;
}
