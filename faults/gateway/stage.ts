/** A part of the gateway that listens: on 127.0.0.1, on a port of its own. */
export interface Stage {
  readonly port: number;
  stop(): Promise<void>;
}
