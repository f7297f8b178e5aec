import { noncePattern } from '../../env/prompts.ts';
import type { WindowContents } from '../browser/window-contents.ts';
import { finding } from '../diagnosis/finding.ts';
import { excerpt } from './excerpt.ts';
import { noncesBeside, userIdsOf } from './is-stranger-frame.ts';
import type { Judgement } from './judgement.ts';

/** How many lines of evidence a finding shows. */
const shown = 8;

/**
 * Several users, each in a window of their own, at the same time: nothing of one is on the wire, on the page or in the list of threads
 * of another (requirements F27).
 */
export function judgeTwoWindows(windows: readonly WindowContents[]): Judgement {
  const leaks = windows.flatMap((one) => leaksIn(one, windows));
  const [first] = leaks;
  const evidence = windows.flatMap(describe);
  return {
    findings: first === undefined ? [] : [finding('CROSS_USER_LEAK', `${first}.`, leaks.slice(0, shown))],
    evidence,
    unmeasurable: windows
      .filter(({ turns, views }) => turns.length === 0 || views.length === 0)
      .map(({ number }) => `User ${number} asked or saw nothing, so nothing could be mixed up.`),
  };
}

function leaksIn(one: WindowContents, windows: readonly WindowContents[]): readonly string[] {
  const others = windows.filter(({ number }) => number !== one.number);
  const own = noncesOf(one);
  return [
    ...one.views.flatMap(({ text }) => strange(text, own)).map((nonce) => `the page shows ${nonce}`),
    ...strange(one.list.text, own).map((nonce) => `the list of threads shows ${nonce}`),
    ...others.flatMap(({ number, threadIds }) => [
      ...one.list.threadIds
        .filter((id) => threadIds.includes(id))
        .map((id) => `the list of threads holds ${id} of user ${number}`),
      ...(one.openThreadId !== undefined && threadIds.includes(one.openThreadId)
        ? [`the page is on thread ${one.openThreadId} of user ${number}`]
        : []),
    ]),
    ...strangeFrames(one, others),
  ]
    .filter((line, at, all) => all.indexOf(line) === at)
    .map((line) => `User ${one.number} of ${windows.length}: ${line}`);
}

function strangeFrames(one: WindowContents, others: readonly WindowContents[]): readonly string[] {
  const own = noncesOf(one);
  return one.frames
    .filter(({ direction }) => direction === 'in')
    .flatMap((frame) => {
      const owner = others.find(
        ({ userId, threadIds }) =>
          userIdsOf(frame).includes(userId) || threadIds.some((id) => frame.raw.includes(id)),
      );
      if (owner) return [`frame ${frame.index} belongs to user ${owner.number}: ${excerpt(frame.raw, 120)}`];
      return noncesBeside(frame, own).map(
        (nonce) => `frame ${frame.index} carries ${nonce}: ${excerpt(frame.raw, 120)}`,
      );
    });
}

function noncesOf({ turns }: WindowContents): readonly string[] {
  return turns.map(({ prompt }) => prompt.nonce);
}

/** Words that only a message carries which this user never sent. */
function strange(text: string, own: readonly string[]): readonly string[] {
  const mine = new Set(own.map((nonce) => nonce.toLowerCase()));
  const found = text.match(new RegExp(noncePattern, 'gi')) ?? [];
  return found.map((nonce) => nonce.toLowerCase()).filter((nonce) => !mine.has(nonce));
}

function describe({ number, frames, views, turns, list }: WindowContents): readonly string[] {
  if (frames.length === 0 && views.length === 0) return [];
  const heard = frames.filter(({ direction }) => direction === 'in').length;
  return [
    `user ${number}: ${turns.length} asked, ${heard} frames came, ${views.length} changes seen, ${list.threadIds.length} threads listed`,
  ];
}
