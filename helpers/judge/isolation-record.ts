import type { RecordedFrame } from '../chat/frame.ts';
import type { TurnRecording } from '../chat/turn.ts';
import type { Finding } from '../diagnosis/finding.ts';

/** All that one of several users sent and received, over every socket that was opened for it. */
export interface UserRecord {
  /** From 1. Reports name users by it, never by their id. */
  readonly number: number;
  /** `sub` of the login; undefined for one who could not log in. */
  readonly userId: string | undefined;
  /** Who the server took each of its sockets for, by the pong; undefined for one that answered no ping. */
  readonly identities: readonly (string | undefined)[];
  readonly threadIds: readonly string[];
  /** Nonces of the messages that this user sent, and nobody else. */
  readonly nonces: readonly string[];
  /** What this user told the agent, and nobody else can know. */
  readonly facts: readonly string[];
  /** Frames of all its sockets, in and out, inside turns and outside. */
  readonly frames: readonly RecordedFrame[];
  readonly turns: readonly TurnRecording[];
  /** What came outside of turns and may not. */
  readonly idle: readonly Finding[];
  /** What kept it from logging in, connecting or asking. */
  readonly failures: readonly Finding[];
}

/** Several users at one time, and what was done to them. */
export interface IsolationRecord {
  readonly users: readonly UserRecord[];
  /** How often all of them asked at once. */
  readonly rounds: number;
  /** How many of them were dropped and are connected again. */
  readonly reconnected: number;
  /** The largest number of turns that were under way at one moment. */
  readonly turnsAtOnce: number;
}
