import type { PageTurn } from '../browser/page-turn.ts';
import type { PageView } from '../browser/page-record.ts';
import type { Code } from '../diagnosis/codes.ts';
import { finding, type Finding } from '../diagnosis/finding.ts';
import { excerpt } from './excerpt.ts';
import { unlessHeldUp } from './held-up.ts';
import { judgeQuiet } from './judge-page-load.ts';
import { judgeGoldenPath, judgeReply } from './judge-recorded-turn.ts';
import { judgePace } from './judge-pace.ts';
import { joinJudgements, type TurnJudgement } from './judgement.ts';

/** The message leaves the page: once, for the thread that is open. By whatever way, which is named. */
export function judgeSending(turn: PageTurn): TurnJudgement {
  const evidence = evidenceOf(turn);
  const { hindrance, carriers, wire, sending } = turn;
  return {
    // What did leave has left: only of what did not come it matters whether there was time.
    ...unlessHeldUp(sendingFindings(turn, evidence), carriers.length === 0 ? sending : undefined),
    evidence: carriers.length > 0 || hindrance !== undefined ? evidence : [...evidence, 'nothing was sent'],
    turns: wire ? [wire] : [],
  };
}

/** What came on the page's own sockets, judged as every other turn: the five events, the answer, the pace. */
export function judgePageWire(turn: PageTurn): TurnJudgement {
  const { wire, hadSocket } = turn;
  if (!wire) return judgeSending(turn);
  if (!hadSocket) {
    const evidence = evidenceOf(turn);
    const words = 'The message was sent while the page had no open socket, so that no event can come to it.';
    return { findings: [finding('UI_NOT_CONNECTED', words, evidence)], evidence, turns: [wire] };
  }
  const [events, answer, latency] = [judgeGoldenPath(wire), judgeReply(wire), judgePace(wire)];
  return {
    ...joinJudgements([events, answer, latency]),
    turns: [wire],
    byRule: { events: events.findings, answer: answer.findings, latency: latency.findings },
  };
}

/** The page takes the turn without an error of its own, and without a failed request of the product's own hosts. */
export function judgeTurnQuiet(turn: PageTurn): TurnJudgement {
  const { requests, problems, path, wire } = turn;
  const what = 'From the sending to the answer';
  const { findings } = judgeQuiet({
    what,
    visibleMs: undefined,
    lagMs: 0,
    path,
    title: '',
    text: '',
    parts: { input: true, send: true, threads: true },
    requests,
    sockets: [],
    problems,
    failure: undefined,
  });
  const seen = `${what.toLowerCase()}: ${requests.length} requests, ${problems.length} complaints`;
  const unmeasurable = requests.length === 0 && !wire ? ['nothing was sent, so nothing could fail'] : [];
  return {
    findings: findings.map((one) => ({ ...one, evidence: one.evidence.length > 0 ? one.evidence : [seen] })),
    evidence: [seen],
    unmeasurable,
    turns: wire ? [wire] : [],
  };
}

function sendingFindings(
  { by, hindrance, carriers, path, views }: PageTurn,
  evidence: readonly string[],
): Finding[] {
  if (hindrance !== undefined) {
    return [finding(hinderedBy(by, views[0]), `Sent by ${by}: ${hindrance}.`, evidence)];
  }
  const [first, ...others] = carriers;
  if (!first) return [finding('UI_NOT_SENT', `After it was sent by ${by}, nothing carried it.`, evidence)];
  const open = /^\/chat\/([^/]+)$/.exec(path)?.[1];
  const isElsewhere =
    first.threadId !== undefined && open !== undefined && decodeURIComponent(open) !== first.threadId;
  return [
    ...(others.length > 0
      ? [
          finding(
            'UI_SENT_TWICE',
            `It left ${carriers.length} times: ${carriers.map(({ way }) => way).join(', ')}.`,
            evidence,
          ),
        ]
      : []),
    ...(isElsewhere
      ? [
          finding(
            'UI_WRONG_THREAD',
            `The page shows ${path}, and the message was sent to ${first.threadId}.`,
            evidence,
          ),
        ]
      : []),
  ];
}

/** What stands in the way: where the message before has left the page locked, that is what is wrong with it. */
function hinderedBy(by: PageTurn['by'], before: PageView | undefined): Code {
  const isLeftLocked = before !== undefined && before.articles.length > 0 && !before.canType;
  if (isLeftLocked) return before.isBusy ? 'UI_SPINNER_FOREVER' : 'UI_INPUT_LOCKED';
  return by === 'example' ? 'UI_NOT_SENT' : 'UI_SEND_DISABLED';
}

function evidenceOf({ prompt, by, carriers, views, path }: PageTurn): readonly string[] {
  return [
    `sent by ${by}: ${excerpt(prompt.text)}`,
    ...carriers.map(({ way, threadId }) => `left by ${way}, thread ${threadId ?? 'not named'}`),
    `${views.length} changes were seen on the page, which ended at ${path}`,
  ];
}
