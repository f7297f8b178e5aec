import type { PipelineVariables } from '../../env/pipeline-variables.ts';
import { userAgent } from '../http/http-client.ts';
import { fetchByWay } from '../network/fetch-by-way.ts';

/** How a scheduled run ended, for whoever waits for its sign of life. */
export type RunState = 'success' | 'failure';

export interface HeartbeatOptions {
  /** How often it is tried, with a pause before each further try. */
  readonly tries?: number;
  readonly pauseMs?: number;
  readonly timeoutMs?: number;
}

/**
 * Tells the dead man's switch that a run has ended, and how. Resolves with what became of it, in a sentence that holds nothing of the
 * address: whoever knows that can keep the alarm quiet. `isSent` is true where nobody wants to be told.
 */
export async function sendHeartbeat(
  variables: Pick<PipelineVariables, 'heartbeat' | 'heartbeatFailure'>,
  state: RunState,
  { tries = 3, pauseMs = 2_000, timeoutMs = 10_000 }: HeartbeatOptions = {},
): Promise<{ readonly isSent: boolean; readonly sentence: string }> {
  const address = addressFor(variables, state);
  if (address === undefined) {
    return {
      isSent: true,
      sentence: 'HEARTBEAT_URL is not set, so nobody was told that this run has ended.',
    };
  }
  if (address === 'unreadable') {
    const sentence =
      'HEARTBEAT_URL or HEARTBEAT_FAILURE_URL is no http:// or https:// address. Correct the secret.';
    return { isSent: false, sentence };
  }
  let trouble = '';
  for (let taken = 0; taken < tries; taken += 1) {
    if (taken > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs));
    trouble = await tryOnce(address, state, timeoutMs);
    if (trouble === '') return { isSent: true, sentence: `The heartbeat was sent: ${state}.` };
  }
  const sentence = `The heartbeat (${state}) did not arrive after ${tries} tries: ${trouble}. Look at HEARTBEAT_URL and at the service behind it.`;
  return { isSent: false, sentence };
}

function addressFor(
  { heartbeat, heartbeatFailure }: Pick<PipelineVariables, 'heartbeat' | 'heartbeatFailure'>,
  state: RunState,
): URL | 'unreadable' | undefined {
  const text = state === 'failure' ? (heartbeatFailure ?? heartbeat) : heartbeat;
  if (text === undefined) return undefined;
  if (!URL.canParse(text) || !/^https?:/.test(text)) return 'unreadable';
  const url = new URL(text);
  if (state === 'failure' && heartbeatFailure === undefined) {
    url.pathname = `${url.pathname.replace(/\/+$/, '')}/fail`;
  }
  return url;
}

/** What went wrong, without the address; nothing when it arrived. */
async function tryOnce(url: URL, state: RunState, timeoutMs: number): Promise<string> {
  try {
    const send = await fetchByWay(url);
    const response = await send({
      method: 'POST',
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
      headers: { 'user-agent': userAgent, 'content-type': 'application/json' },
      body: JSON.stringify({ state }),
    });
    await response.arrayBuffer();
    return response.ok ? '' : `it answered ${response.status}`;
  } catch (error) {
    return reasonOf(error);
  }
}

/** The system's own word alone (`ECONNREFUSED`): messages name the address. */
function reasonOf(error: unknown): string {
  for (let one = error; one instanceof Error; one = one.cause) {
    if ('code' in one && typeof one.code === 'string' && /^[A-Z_]+$/.test(one.code)) return one.code;
    if (one.name === 'TimeoutError') return 'no answer came in time';
  }
  return 'the connection failed';
}
