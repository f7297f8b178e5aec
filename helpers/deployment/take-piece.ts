import type { HttpClient } from '../http/http-client.ts';
import { pieces, type PieceName } from './pieces.ts';
import { shortHash } from './short-hash.ts';

/** One piece of a deployment, as one answer shows it. */
export interface TakenPiece {
  readonly piece: PieceName;
  readonly status: number;
  readonly parts: Readonly<Record<string, string>>;
  /** The same for the same parts. */
  readonly mark: string;
}

/**
 * Asks for one piece, on a connection of its own: a load balancer may keep a connection at one of several instances. Rejects with a
 * FindingError when no answer comes.
 */
export async function takePiece(http: HttpClient, piece: PieceName): Promise<TakenPiece> {
  const { service, path, accept, partsOf } = pieces[piece];
  const reply = await http.send(service, 'GET', path, { headers: { accept, connection: 'close' } });
  const parts = partsOf(reply);
  return { piece, status: reply.status, parts, mark: shortHash(parts) };
}
