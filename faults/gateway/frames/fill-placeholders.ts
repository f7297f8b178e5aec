import { valueAt } from '../json-path.ts';
import type { Frame } from './frame.ts';
import type { LinkView } from './link-view.ts';

/** A JSON value with the placeholders of its texts filled in from a frame and its socket (vocabulary/frames.ts). */
export function fillPlaceholders(value: unknown, frame: Frame, link: LinkView): unknown {
  if (Array.isArray(value)) return value.map((one) => fillPlaceholders(one, frame, link));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, one]) => [key, fillPlaceholders(one, frame, link)]),
    );
  }
  if (typeof value !== 'string') return value;
  if (value === '{timestamp_seconds}') return Date.now() / 1000;
  return value.replace(/\{([a-z_]+)\}/g, (all, name: string) => wordFor(name, frame, link) ?? all);
}

function wordFor(name: string, frame: Frame, link: LinkView): string | undefined {
  switch (name) {
    case 'run_id':
      return frame.facts.runId ?? 'run_0000000000';
    case 'user_id':
      return link.userId ?? link.credentials.user ?? '';
    case 'other_user_id':
      return link.other()?.userId ?? link.other()?.credentials.user ?? 'another-user';
    case 'thread_id':
      return link.threadId ?? '';
    case 'timestamp':
      return new Date().toISOString().replace('Z', '000+00:00');
    case 'agent_name': {
      const agent = valueAt(frame.json, 'agent_name');
      return typeof agent === 'string' ? agent : '';
    }
    case 'type':
      return frame.type ?? '';
    default:
      return undefined;
  }
}
