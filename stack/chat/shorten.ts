/** Tool parameters are cut at 200 characters and results at 500, lists at ten entries (websocket.md 4.1). */
export function shorten(
  fields: Readonly<Record<string, unknown>>,
  limit: 200 | 500,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, shortened(value, limit)]));
}

function shortened(value: unknown, limit: number): unknown {
  if (typeof value === 'string') return value.length > limit ? `${value.slice(0, limit)}...` : value;
  if (Array.isArray(value) && value.length > 10)
    return [...(value.slice(0, 10) as unknown[]), '...(truncated)'];
  return value;
}
