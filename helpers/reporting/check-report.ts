import type { Origin, TargetUrls } from '../../env/target.ts';
import type { Code } from '../diagnosis/codes.ts';
import type { Finding } from '../diagnosis/finding.ts';
import type { Need } from '../fixtures/broken-needs.ts';
import type { IsolationCounts } from '../judge/isolation-matrix.ts';
import type { LadderReport } from '../ladder/ladder-report.ts';

/** One measured value of a budgeted metric, with the tester's own worst lag inside the measured interval. */
export interface Measurement {
  /** A metric of `env/budgets.ts`. */
  readonly metric: string;
  readonly valueMs: number;
  readonly lagMs: number;
  /** How far the value may be off for reasons of the method: two clocks were compared, or stamps count whole seconds. */
  readonly uncertaintyMs?: number;
}

/** What the test used up and left at the target. */
export interface Spending {
  readonly users: number;
  readonly threads: number;
  readonly messages: number;
  readonly leftBehind: number;
  readonly turns: number;
  readonly requests: number;
}

/** What came over the wire for one test. Requests and frames that we sent ourselves do not count. */
export interface Wire {
  /** HTTP answers, those to upgrades included. */
  readonly replies: number;
  /** Frames of chat sockets. */
  readonly frames: number;
  /** Of bodies and frames, as recorded. */
  readonly bytes: number;
  /** Of the answers, those with a status from 500 on; left out where there was none. */
  readonly serverErrors?: number;
}

/** One message that was asked on the chat socket, and what became of it. */
export interface Journey {
  /** The message's nonce: a turn that several tests read is one journey. */
  readonly id: string;
  /** All five events came as promised, and the answer is an answer to this message. */
  readonly held: boolean;
}

/** How one chat socket ended. */
export interface SocketEnd {
  /** The close code; 1006 where none came. */
  readonly code: number;
  /** Who began to end it. */
  readonly by: 'us' | 'them';
  readonly reason: string;
}

/** Every attempt of one test to open a chat socket. */
export interface SocketsSeen {
  readonly attempts: number;
  readonly opened: number;
  readonly ends: readonly SocketEnd[];
}

/** A need that was found broken, and what is wrong with it. */
export interface BrokenProof {
  readonly need: Need;
  readonly finding: Finding;
}

/**
 * All that one test hands to the reporter, as one JSON attachment named `golden-path-check`. The reporter reads nothing else
 * (besides Playwright's own status of the test).
 */
export interface CheckReport {
  readonly schema: 1;
  /** What this test found by its own matchers. */
  readonly findings: readonly Finding[];
  /** Set when a premise of the test was already broken: the test could not judge its own subject. */
  readonly blockedBy?: Finding & { readonly provenBy?: string };
  /** Why the check cannot be seen on this target, when it cannot. */
  readonly notObservable?: string;
  /**
   * Limits that were missed by no more than the tester's own lag, in words: neither held nor broken. With no finding
   * beside them the check is UNMEASURABLE.
   */
  readonly unmeasurable?: readonly string[];
  /** What a green result rests on: frames, ids, statuses. Never empty for a test that passes. */
  readonly evidence: readonly string[];
  readonly wire: Wire;
  readonly measurements: readonly Measurement[];
  readonly spent: Spending;
  /** Turns that this test asked or read; left out where there was none. */
  readonly journeys?: readonly Journey[];
  /** Who received what belongs to whom, for each time that several users chatted at once; left out where none did. */
  readonly isolation?: readonly IsolationCounts[];
  /** Left out where no socket was tried. */
  readonly sockets?: SocketsSeen;
  /** Where the test went. The reporter has no other way to know: overrides and the embedded stack are the worker's. */
  readonly targetInfo?: {
    readonly urls: TargetUrls;
    readonly origins: readonly Origin[];
    readonly product: boolean;
  };
  /** What was seen of the build that is deployed, by its pieces; left out where nothing was. */
  readonly build?: Readonly<Record<string, string>>;
  /** What the layers showed when they were probed after this test had failed; the first of a run alone has it. */
  readonly ladder?: LadderReport;
  /** Those of its findings that the ladder alone saw. */
  readonly ladderSaw?: readonly Code[];
  /** What this test stands on, in the order in which it asked; left out where it asked for nothing. */
  readonly needs?: readonly Need[];
  /** Needs that this test was the first to find broken; later ones of its machine were blocked by it. */
  readonly proves?: readonly BrokenProof[];
}
