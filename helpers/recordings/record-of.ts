import type { Target } from '../../env/target.ts';
import type { PageTurn } from '../browser/page-turn.ts';
import type { PageView } from '../browser/page-record.ts';
import type { RecordedTurn } from '../chat/recorded-turn.ts';
import type { SeenMark } from '../chat/turn.ts';
import { pageEffects } from '../judge/page-effects.ts';
import { excerpt } from '../judge/excerpt.ts';
import type { PageSide, PassedJudgement, TurnRecord, ViewExcerpt } from './turn-record.ts';

/** Of a message on the page; its whole text stands in the frames. */
const shownLength = 160;

/** Where and by whom a turn was asked. */
export interface AskedIn {
  readonly run: string | undefined;
  readonly target: Pick<Target, 'name' | 'product'>;
  /** Id and title of the check whose test holds it. */
  readonly check: string;
  readonly title: string;
}

/** The record of a turn that a test holds, with all that was found of it so far. Not redacted: `turnText` does that. */
export function recordOf(turn: RecordedTurn, { run, target, check, title }: AskedIn): TurnRecord {
  const { recording, storedAnswer, askedAt, isGolden, found, probes, page, seen } = turn;
  return {
    schema: 1,
    run,
    target: target.name,
    product: target.product,
    askedAt,
    check,
    title,
    isGolden,
    recording,
    storedAnswer,
    judgements: lastOfEach(found),
    probes: probes.map((probe) => ({ recording: probe.recording, storedAnswer: probe.storedAnswer })),
    page: page && pageSide(page, seen),
  };
}

/** A rule that one check applied twice is one judgement. */
function lastOfEach(found: readonly PassedJudgement[]): readonly PassedJudgement[] {
  return [
    ...new Map(
      found.map((one) => [`${one.check} ${one.rule} ${JSON.stringify(one.findings)}`, one]),
    ).values(),
  ];
}

function pageSide(turn: PageTurn, seen: readonly SeenMark[]): PageSide {
  const { by, pressedAtUs, carriers, hadSocket, path, views } = turn;
  const short = views.map(excerptOf);
  const words = (view: ViewExcerpt | undefined): string => JSON.stringify({ ...view, atUs: 0 });
  const changes = short.filter((view, at) => words(view) !== words(short[at - 1]));
  const effects = pageEffects(turn).map(({ step: _step, ...effect }) => effect);
  return { by, pressedAtUs, carriers, hadSocket, path, seen, effects, views: changes };
}

function excerptOf({ atUs, path, articles, isBusy, canType, draft, connection }: PageView): ViewExcerpt {
  return {
    atUs,
    path,
    articles: articles.map((one) => excerpt(one, shownLength)),
    isBusy,
    canType,
    draft: draft === undefined ? undefined : excerpt(draft, shownLength),
    connection,
  };
}
