import type { Service } from '../../env/target.ts';
import type { HttpReply } from '../http/http-client.ts';
import { healthPiece } from './health-piece.ts';
import { interfacePiece } from './interface-piece.ts';
import { pagePiece } from './page-piece.ts';

/** One thing to ask, and what a deployment is told by in its answer. */
export interface PieceSource {
  readonly service: Service;
  readonly path: string;
  readonly accept: string;
  readonly partsOf: (reply: HttpReply) => Readonly<Record<string, string>>;
}

const json = 'application/json';
const openApi = (service: Service): PieceSource => ({
  service,
  path: '/openapi.json',
  accept: json,
  partsOf: interfacePiece,
});
const health = (service: Service, path: string): PieceSource => ({
  service,
  path,
  accept: json,
  partsOf: healthPiece,
});

/** No service says which revision it is, so it is told by what it serves (requirements F39). */
export const pieces = {
  'auth interface': openApi('auth'),
  'auth health': health('auth', '/health'),
  'backend interface': openApi('backend'),
  'backend health': health('backend', '/health'),
  'frontend health': health('frontend', '/api/health'),
  'chat page': { service: 'frontend', path: '/chat', accept: 'text/html', partsOf: pagePiece },
} as const satisfies Readonly<Record<string, PieceSource>>;
export type PieceName = keyof typeof pieces;
