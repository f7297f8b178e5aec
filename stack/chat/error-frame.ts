import { clock } from '../clock.ts';

/** The codes of error frames. The first two are the contract's; the others fill what it leaves open. */
export type ErrorCode =
  | 'AUTH_FAILED'
  | 'JSON_PARSE_ERROR'
  /** JSON that is no object, or a binary frame. */
  | 'INVALID_MESSAGE_FORMAT'
  /** A thread that does not exist, or is another user's: the answer does not tell which. */
  | 'THREAD_NOT_FOUND'
  /** A chat message without a text. */
  | 'EMPTY_MESSAGE';

/** An error, flat, as on the real socket (websocket.md 1.5 and 3.1). */
export interface ErrorFrame {
  readonly type: 'error_message';
  readonly error_code: ErrorCode;
  readonly error_message: string;
  readonly details: Readonly<Record<string, never>>;
  readonly timestamp: number;
  readonly recovery_suggestions: null;
}

export function errorFrame(code: ErrorCode, message: string): ErrorFrame {
  return {
    type: 'error_message',
    error_code: code,
    error_message: message,
    details: {},
    timestamp: clock.seconds(),
    recovery_suggestions: null,
  };
}
