import type { Fingerprint } from '../../env/baseline.ts';
import type { HttpClient } from '../http/http-client.ts';
import { pieces, type PieceName } from './pieces.ts';
import { takePiece } from './take-piece.ts';

/** What a deployment is told by, from one answer for each piece. Rejects with a FindingError when a host gives no answer. */
export async function takeFingerprint(http: HttpClient): Promise<Fingerprint> {
  const fingerprint: Record<string, Readonly<Record<string, string>>> = {};
  for (const piece of Object.keys(pieces) as PieceName[]) {
    fingerprint[piece] = (await takePiece(http, piece)).parts;
  }
  return fingerprint;
}
