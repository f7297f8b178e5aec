import { objectOf } from './json.ts';
import type { PassingMessage } from './passing.ts';
import type { World } from './world.ts';

/** A JSON value with the placeholders of its texts filled in (faults/vocabulary/frames.ts), by the clock of the world. */
export function fillPlaceholders(value: unknown, item: PassingMessage, world: World): unknown {
  if (Array.isArray(value)) return value.map((one) => fillPlaceholders(one, item, world));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, one]) => [key, fillPlaceholders(one, item, world)]),
    );
  }
  if (typeof value !== 'string') return value;
  const nowMs = world.epochMs + item.atMs;
  if (value === '{timestamp_seconds}') return nowMs / 1000;
  const json = objectOf(item);
  const words: Readonly<Record<string, unknown>> = {
    run_id: item.place.runId ?? 'run_0000000000',
    user_id: world.userId,
    other_user_id: 'another-user',
    thread_id: world.threadId,
    timestamp: new Date(nowMs).toISOString().replace('Z', '000+00:00'),
    agent_name: json?.['agent_name'] ?? '',
    type: json?.['type'] ?? '',
  };
  return value.replace(/\{([a-z_]+)\}/g, (all, name: string) =>
    typeof words[name] === 'string' ? words[name] : all,
  );
}
