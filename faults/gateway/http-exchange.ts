import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';

import type { FaultOf } from '../fault.ts';
import type { HttpFault } from './choose-http-faults.ts';
import { editAnswer, type OwnUrls } from './edit-answer.ts';
import { forwardRequest } from './forward-request.ts';
import { editHeaders, pairsOf, type HeaderPairs } from './header-pairs.ts';
import { makeAnswer, type HttpAnswer } from './http-answer.ts';
import type { Onward } from './onward.ts';
import type { Readdress } from './page-addresses.ts';
import { canNameAddresses, readdressAnswer, readdressHeaders } from './readdress-answer.ts';
import { sendAnswer, writeHead } from './send-answer.ts';

const bodyLimit = 16 * 1024 * 1024;
const contentKinds: ReadonlySet<string> = new Set([
  'http-status',
  'http-headers',
  'http-body',
  'http-edit-json',
  'http-edit-text',
  'http-page-script',
  'http-trickle',
  'http-drop',
]);

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly onward: Onward;
  /** For the answers that a browser takes its addresses from. */
  readonly readdress: Readdress | undefined;
}

/** One request and its answer, with the faults that are meant for it. Rejects when either side breaks off. */
export async function passExchange(
  exchange: Exchange,
  faults: readonly HttpFault[],
  ownUrls: OwnUrls,
): Promise<void> {
  const { request, response } = exchange;
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  for (const { fault, hit } of faults) {
    if (fault.kind === 'http-delay') {
      hit();
      await sleep(fault.ms, undefined, { signal: gone.signal });
    }
    if (fault.kind === 'http-hang') {
      hit();
      request.resume();
      return;
    }
    if (fault.kind === 'http-drop' && fault.afterBodyBytes === undefined) {
      hit();
      request.socket.destroy();
      return;
    }
  }

  const own = faults.map(ownAnswer).find((answer) => answer !== undefined);
  if (own) request.resume();
  const isEdited = faults.some(({ fault }) => contentKinds.has(fault.kind));
  let answer = own ?? (await askService(exchange, faults, isEdited, gone.signal));
  if (!answer) return;
  if (request.method !== 'HEAD') for (const fault of faults) answer = editAnswer(answer, fault, ownUrls);
  const trickle = faults.find(({ fault }) => fault.kind === 'http-trickle');
  const drop = faults.find(({ fault }) => fault.kind === 'http-drop');
  trickle?.hit();
  drop?.hit();
  await sendAnswer(
    response,
    answer,
    trickle?.fault as FaultOf<'http-trickle'> | undefined,
    (drop?.fault as FaultOf<'http-drop'> | undefined)?.afterBodyBytes,
  );
}

/** An answer in the service's place; undefined for every other fault. */
function ownAnswer({ fault, hit }: HttpFault): HttpAnswer | undefined {
  if (fault.kind === 'http-answer') {
    hit();
    return makeAnswer(fault.status, fault, fault.headers);
  }
  if (fault.kind === 'http-redirect') {
    hit();
    return makeAnswer(fault.status, {}, { Location: fault.location });
  }
  if (fault.kind === 'http-rate-limit') {
    hit();
    const words = { json: { detail: 'Too many requests' } };
    return makeAnswer(429, words, { 'Retry-After': String(fault.retryAfterSeconds) });
  }
  return undefined;
}

function forward(
  { request, onward }: Exchange,
  faults: readonly HttpFault[],
  isWhole: boolean,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  let headers = pairsOf(request.rawHeaders);
  // What is to be edited must come as it is: whole, and not compressed.
  if (isWhole) headers = editHeaders(headers, {}, ['accept-encoding', 'range', 'if-range']);
  for (const { fault, hit } of faults) {
    if (fault.kind !== 'http-request-headers') continue;
    hit();
    headers = editHeaders(headers, fault.set, fault.remove);
  }
  return forwardRequest(onward, request, headers, signal);
}

/** The service's own answer, held where it is to be edited; undefined when it was handed on as it came. */
async function askService(
  exchange: Exchange,
  faults: readonly HttpFault[],
  isEdited: boolean,
  signal: AbortSignal,
): Promise<HttpAnswer | undefined> {
  const { request, response, readdress } = exchange;
  const incoming = await forward(exchange, faults, isEdited || readdress !== undefined, signal);
  const headers = pairsOf(incoming.rawHeaders);
  const isReaddressed = readdress !== undefined && canNameAddresses(headers);
  if (isEdited || isReaddressed) {
    const answer = await gather(incoming, headers);
    return isReaddressed ? readdressAnswer(answer, readdress, request.method === 'HEAD') : answer;
  }
  const own = readdress === undefined ? headers : readdressHeaders(headers, readdress);
  writeHead(response, incoming.statusCode ?? 502, incoming.statusMessage ?? '', own);
  response.flushHeaders();
  await pipeline(incoming, response);
  return undefined;
}

async function gather(answer: IncomingMessage, headers: HeaderPairs): Promise<HttpAnswer> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of answer) {
    parts.push(part as Buffer);
    length += (part as Buffer).length;
    if (length > bodyLimit) throw new Error(`An answer of more than ${bodyLimit} bytes cannot be edited.`);
  }
  return {
    status: answer.statusCode ?? 502,
    statusText: answer.statusMessage ?? '',
    headers,
    body: Buffer.concat(parts),
  };
}
