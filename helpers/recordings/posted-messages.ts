import { z } from 'zod';
import { httpRoutes } from '../chat/http-routes.ts';
import { chatText, type ChatMessage } from './chat-message.ts';

/** A chat message that left by a request and not over a socket, as the product's own page sends them. */
export interface PostedMessage {
  /** Host and port that it went to. */
  readonly host: string;
  /** `POST /api/agent/v2/execute`. */
  readonly way: string;
  /** Seconds since the epoch. */
  readonly atS: number;
  readonly message: ChatMessage;
}

const postSchema = z.object({
  startedDateTime: z.string(),
  request: z.object({
    method: z.literal('POST'),
    url: z.string(),
    postData: z.object({ text: z.string() }),
  }),
});

const paths: ReadonlySet<string> = new Set(Object.values(httpRoutes).map(({ path }) => path));

/** The messages among the requests of a HAR: those to a route that takes messages, with a text in their body. */
export function postedMessages(entries: readonly unknown[]): readonly PostedMessage[] {
  return entries.flatMap((entry): readonly PostedMessage[] => {
    const read = postSchema.safeParse(entry);
    if (!read.success) return [];
    const { startedDateTime, request } = read.data;
    const { host, pathname } = new URL(request.url);
    const atS = Date.parse(startedDateTime) / 1000;
    const message = paths.has(pathname) ? chatText(parsed(request.postData.text)) : undefined;
    return message && Number.isFinite(atS) ? [{ host, way: `POST ${pathname}`, atS, message }] : [];
  });
}

function parsed(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value = JSON.parse(text) as unknown;
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
