/** Whose a message is and of which run, in its own words. */
export interface Claims {
  readonly user_id: string;
  readonly run_id: string;
}

/** The message with such claims at its top and in its payload; the message itself without any. */
export function withClaims(
  message: Readonly<Record<string, unknown>>,
  claims: Claims | undefined,
): Readonly<Record<string, unknown>> {
  if (claims === undefined) return message;
  return { ...message, ...claims, payload: { ...(message['payload'] as object), ...claims } };
}
