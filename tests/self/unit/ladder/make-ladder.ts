import type { LadderReport } from '../../../../helpers/ladder/ladder-report.ts';
import { notTried, rungNames, type Rung, type RungName } from '../../../../helpers/ladder/rung.ts';

/** A rung that is well, but for what is given. */
export function makeRung(name: RungName, part: Partial<Rung> = {}): Rung {
  return { name, status: 'ok', tookMs: 3, saw: `${name} was seen`, ...part };
}

/** Every rung of a plain address; those given stand in the place of well ones, and no turn was taken. */
export function makeRungs(...given: readonly Rung[]): readonly Rung[] {
  return rungNames
    .filter((name) => !['proxy', 'tls'].includes(name) || given.some((rung) => rung.name === name))
    .map((name) => given.find((rung) => rung.name === name) ?? usual(name));
}

function usual(name: RungName): Rung {
  return name === 'events' ? notTried('events', 'no message was sent') : makeRung(name);
}

/** A ladder on which all is well after an agent that was silent, but for what is given. */
export function makeLadder(part: Partial<LadderReport> = {}): LadderReport {
  return {
    schema: 1,
    failure: {
      test: 'a user › gets an answer',
      first: { code: 'AGENT_SILENT', layer: 'routing' },
      beside: [],
    },
    afterMs: 73,
    tookMs: 1_320,
    limitMs: 10_000,
    rungs: makeRungs(),
    excluded: [],
    left: [],
    ...part,
  };
}
