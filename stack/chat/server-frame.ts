import { clock } from '../clock.ts';

/** The envelope of every frame that is no agent event and no error (websocket.md section 2). */
export interface ServerFrame {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly timestamp: number;
  readonly server_id: null;
  readonly correlation_id: null;
}

export function serverFrame(type: string, data: Readonly<Record<string, unknown>>): ServerFrame {
  return { type, data, timestamp: clock.seconds(), server_id: null, correlation_id: null };
}
