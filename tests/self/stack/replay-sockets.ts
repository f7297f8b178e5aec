import type { RecordedSocket, RecordedStep } from '../../../faults/replay/recording.ts';
import { compare } from './compare.ts';
import { filledIn } from './placeholder.ts';
import type { Replay } from './replay-exchanges.ts';
import type { Difference, Variables } from './replayed.ts';
import { SocketClient } from './socket-client.ts';
import type { Seen } from './socket-client.ts';

export interface RecordedSockets {
  readonly greeting: { readonly data: object };
  readonly sockets: readonly RecordedSocket[];
}

const silenceMs = 120;

/** Opens recorded sockets, sends what was sent, and compares what comes. After the first difference a socket is left. */
export async function replaySockets(
  base: string,
  recordings: RecordedSockets,
  variables: Variables,
): Promise<Replay> {
  const differences: Difference[] = [];
  // One after the other: they all belong to one user, and a turn is heard on every socket of its user.
  for (const recorded of recordings.sockets) {
    differences.push(...(await replaySocket(base, recorded, recordings.greeting, variables)));
  }
  return { differences, count: recordings.sockets.length };
}

async function replaySocket(
  base: string,
  recorded: RecordedSocket,
  greeting: RecordedSockets['greeting'],
  variables: Variables,
): Promise<readonly Difference[]> {
  const name = `websocket ${recorded.path} (${recorded.title})`;
  const opening = await SocketClient.open(base + filledIn(recorded.path, variables), {
    protocols: (recorded.protocols ?? []).map((entry) => filledIn(entry, variables)),
    headers:
      recorded.authorization === undefined
        ? {}
        : { authorization: filledIn(recorded.authorization, variables) },
  });
  if (opening.kind === 'refused') {
    return [
      ...compare(name, 'refused', recorded.refused, opening.status, variables),
      ...compare(name, 'body', '', opening.body, variables),
    ];
  }
  const { client, protocol } = opening;
  try {
    const wanted = typeof recorded.accepted === 'string' ? filledIn(recorded.accepted, variables) : undefined;
    const differences = [
      ...compare(name, 'refused', recorded.refused, undefined, variables),
      ...compare(name, 'accepted subprotocol', wanted, protocol, variables),
    ];
    const hello = { ...greeting, data: { ...greeting.data, user_id: recorded.greets } };
    differences.push(...(await expectSeen(name, 'greeting', { in: hello }, client, variables)));
    for (const [index, step] of (recorded.steps ?? []).entries()) {
      if (differences.length > 0) return differences;
      if ('out' in step) client.send(step.out);
      else if ('outBinary' in step) client.socket.send(Buffer.from(step.outBinary, 'hex'));
      else differences.push(...(await expectSeen(name, `step ${index}`, step, client, variables)));
    }
    return differences;
  } finally {
    client.close();
  }
}

async function expectSeen(
  name: string,
  field: string,
  step: Exclude<RecordedStep, { out: string } | { outBinary: string }>,
  client: SocketClient,
  variables: Variables,
): Promise<readonly Difference[]> {
  const seen: Seen = await client.next('silence' in step ? silenceMs : undefined);
  if ('in' in step && seen.kind === 'frame' && typeOf(step.in) === typeOf(seen.frame)) {
    return compare(name, field, step.in, seen.frame, variables);
  }
  const recorded =
    'in' in step ? typeOf(step.in) : 'silence' in step ? 'silence' : `closed ${step.closed.code}`;
  const served =
    seen.kind === 'frame' ? typeOf(seen.frame) : seen.kind === 'closed' ? `closed ${seen.code}` : 'silence';
  return compare(name, field, recorded, served, variables);
}

function typeOf(frame: unknown): string {
  const { type, error_code } = frame as { type?: unknown; error_code?: unknown };
  return typeof error_code === 'string' ? `${String(type)} ${error_code}` : String(type);
}
