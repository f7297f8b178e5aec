import type { HttpClient } from '../http/http-client.ts';
import type { PieceName } from './pieces.ts';
import type { RevisionSample } from './revision-sample.ts';
import { takePiece, type TakenPiece } from './take-piece.ts';

/** What is asked instead where a service does not hand its OpenAPI document out. */
const instead: Partial<Readonly<Record<PieceName, PieceName>>> = {
  'auth interface': 'auth health',
  'backend interface': 'backend health',
};

/**
 * Asks for a piece n times, each time on a connection of its own. Where the first answer has none of it, another piece of the same
 * service is asked for. Rejects with a FindingError when no answer comes.
 */
export async function sampleRevisions(
  http: HttpClient,
  wanted: PieceName,
  n: number,
): Promise<RevisionSample> {
  let piece = wanted;
  let first = await takePiece(http, wanted);
  const other = instead[wanted];
  if (first.status >= 400 && first.status < 500 && other !== undefined) {
    piece = other;
    first = await takePiece(http, other);
  }
  const answers: TakenPiece[] = [first];
  while (answers.length < n) answers.push(await takePiece(http, piece));
  return { piece, answers };
}
