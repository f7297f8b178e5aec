import type { Class, Code, Layer } from '../../helpers/diagnosis/codes.ts';
import type { FaultInput } from '../fault.ts';
import type { ProxyFault } from '../proxy/proxy-fault.ts';

/** One way in which the golden path can break, and the name that the suite must give it. */
export interface CatalogueEntry {
  /** Begins with the row of the requirements (`X67-drop-agent-started`, `F57-foreign-origin`), or with `budget`. */
  readonly id: string;
  /** Rows of section 3 of the requirements. */
  readonly rows: readonly string[];
  /** What a client meets, in one sentence without a full stop. */
  readonly name: string;
  /** Where it must be said to have broken. */
  readonly layer: Layer;
  readonly class: Class;
  readonly expected: Code;
  /** Codes that must stand among the findings as well: what else is broken is never lost behind the headline. */
  readonly beside: readonly Code[];
  /** For the gateway; none where a setting alone is the fault. */
  readonly faults: readonly FaultInput[];
  /**
   * Settings of the run, without the prefix of its target: `WS_URL`, `LOGIN`. Undefined leaves one out; the value
   * `{SUBJECT_BACKEND_URL}` is the backend's address past the gateway.
   */
  readonly settings: Readonly<Record<string, string | undefined>>;
  /** Variables of the run that carry no prefix. */
  readonly environment: Readonly<Record<string, string>>;
  /** A proxy that the run is sent through, and what is wrong with it. */
  readonly proxy?: ProxyFault;
  /** Settings of the stack; it then gets one of its own. */
  readonly stack: Readonly<Record<string, string>>;
  /** What runs behind the gateway: the embedded stack, or the recorded revision of the real product. */
  readonly system: 'stack' | 'recorded';
  /** As which target the run attaches: some checks are required, or observable, on `embedded` alone. */
  readonly target: 'local' | 'embedded';
  /** The checks that it runs: a regular expression on their titles. */
  readonly grep: string;
  /** Factor of every limit, percent. */
  readonly limitPercent: number;
  /** Where it was seen, in the requirements' own words. */
  readonly seenIn: string;
}

/** What an entry may say besides its fault. */
export type Details = Partial<
  Pick<
    CatalogueEntry,
    | 'rows'
    | 'class'
    | 'beside'
    | 'settings'
    | 'environment'
    | 'proxy'
    | 'stack'
    | 'system'
    | 'target'
    | 'grep'
    | 'limitPercent'
  >
>;

/** Every limit of a run against a planted fault is this part of the real one, percent: the embedded agent answers in 150 ms. */
export const usualLimitPercent = 20;

export const goldenTurn = 'agent events';
/** The socket opens and greets. */
export const opening = 'opens with the page';

type Row = (
  id: string,
  name: string,
  expected: Code,
  seenIn: string,
  faults: readonly FaultInput[],
  details?: Details,
) => CatalogueEntry;

/**
 * Makes the entries of one layer. `grep` names what must notice them. Above the events the real limits stand: nothing is waited
 * for there, and an event that a busy machine delays would come first.
 */
export function inLayer(
  layer: Layer,
  ofClass: Class,
  grep: string = goldenTurn,
  limitPercent: number = usualLimitPercent,
): Row {
  return (id, name, expected, seenIn, faults, details = {}) => ({
    id,
    rows: id.match(/^X\d+(?=-)/)?.slice() ?? [],
    name,
    layer,
    class: ofClass,
    expected,
    beside: [],
    faults,
    settings: {},
    environment: {},
    stack: {},
    system: 'stack',
    target: 'local',
    grep,
    limitPercent,
    seenIn,
    ...details,
  });
}
