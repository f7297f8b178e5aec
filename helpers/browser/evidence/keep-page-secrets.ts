import type { BrowserContext, Request, Response } from '@playwright/test';
import { registerSecret } from '../../reporting/redact.ts';
import { findSecrets } from './find-secrets.ts';

/** Shorter ones could be ordinary words, which must not vanish from every report. The suite's own passwords are known by other ways. */
const shortest = 12;

/**
 * Makes every secret known that a page sends or gets, the moment it crosses: it may log in by its own form, or have its token renewed, and
 * then nobody else has met them. Gives a function that waits until what has come so far is read.
 */
export function keepPageSecrets(context: BrowserContext): () => Promise<void> {
  const reading = new Set<Promise<void>>();
  context.on('request', (request) => keep(ofRequest(request)));
  context.on('response', (response) => {
    if (!bringsTokens(response)) return;
    const work = ofAnswer(response)
      .then(keep)
      .finally(() => reading.delete(work));
    reading.add(work);
  });
  return async () => {
    await Promise.all(reading);
  };
}

function keep(value: unknown): void {
  for (const secret of findSecrets(value)) if (secret.length >= shortest) registerSecret(secret);
}

function ofRequest(request: Request): unknown {
  const headers = Object.entries(request.headers()).map(([name, value]) => ({ name, value }));
  return [headers, request.url(), request.postData() ?? ''];
}

function bringsTokens(response: Response): boolean {
  const isJson = (response.headers()['content-type'] ?? '').includes('json');
  return isJson && /auth|login|session|token/i.test(new URL(response.url()).pathname);
}

async function ofAnswer(response: Response): Promise<unknown> {
  try {
    return await response.text();
  } catch {
    // The page went on before the answer's body could be read; then the page does not have it either.
    return '';
  }
}
