import type { SocketClient } from './socket-client.ts';

/** What one turn looked like on a socket. */
export interface Turn {
  readonly events: readonly Readonly<Record<string, unknown>>[];
  readonly answer: string;
  readonly runId: string;
}

/** The next turn that a socket hears. */
export async function nextTurn(client: SocketClient): Promise<Turn> {
  const events = await client.until(
    (frame) => frame['type'] === 'agent_completed' && frame['agent_name'] === 'Supervisor',
  );
  const last = events.at(-1) as { run_id: string; payload: { result: { response: string } } };
  return { events, answer: last.payload.result.response, runId: last.run_id };
}
