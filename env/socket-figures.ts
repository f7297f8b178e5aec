import type { TargetName } from './target.ts';

/** A figure that `/ws/config` announces, and what the contract says of the deployed system. */
export interface SocketFigure {
  /** Its name below `websocket_config`. */
  readonly name: string;
  readonly unit: 's' | 'bytes';
  /** What is really in force; `nothing` where there is no such limit, `as announced` where the target sets it by what it announces. */
  readonly inForce: number | 'nothing' | 'as announced';
}

/** The embedded stack announces the one that it was started with; its own tests hold it to that. */
const heartbeatS: Readonly<Record<TargetName, SocketFigure['inForce']>> = {
  embedded: 'as announced',
  local: 10,
  staging: 15,
};

/**
 * The figures of the chat socket that are in force (websocket contract, section 6): the heartbeat after so much silence, no end of
 * an idle connection ever, and the frame limit of the server below. What `/ws/config` announces are constants.
 */
export function socketFiguresFor(name: TargetName): readonly SocketFigure[] {
  return [
    { name: 'heartbeat_interval', unit: 's', inForce: heartbeatS[name] },
    { name: 'connection_timeout', unit: 's', inForce: 'nothing' },
    { name: 'max_message_size', unit: 'bytes', inForce: 16 * 1024 * 1024 },
  ];
}
