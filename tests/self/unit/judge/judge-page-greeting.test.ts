import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { RecordedFrame } from '../../../../helpers/chat/frame.ts';
import { judgePageGreeting } from '../../../../helpers/judge/judge-page-greeting.ts';
import { makeFrame } from '../chat/make-frame.ts';
import { goodWatch, makeSocket, makeVainSocket, subject, urls } from './make-page-watch.ts';
import { particulars } from './particulars.ts';

const judge = (frames: readonly RecordedFrame[], sockets = [makeSocket(100)]) =>
  judgePageGreeting({ sockets, frames }, urls.ws, subject);
const said = (frames: readonly RecordedFrame[]) => particulars(judge(frames).findings);
const greets = (user: string) => makeFrame(0, { type: 'connect', data: { user_id: user } });

describe("the greeting on the page's own socket", () => {
  test('names the user of the page, cut or whole, by any of its documented names', () => {
    assert.deepEqual(judgePageGreeting(goodWatch, urls.ws, subject).findings, []);
    for (const type of ['connect', 'connection_established', 'connection_ready', 'connection_ack']) {
      assert.deepEqual(said([makeFrame(0, { type, data: { user_id: subject } })]), []);
    }
    assert.deepEqual(said([makeFrame(0, { type: 'ping' }), greets(subject)]), []);
  });

  test('is wrong when it names another user, or one that is made up', () => {
    assert.deepEqual(said([greets('somebody')]), [
      ['IDENTITY_MISMATCH', 'The page is signed in as auth_user_1, but its socket runs as somebody.'],
    ]);
    for (const made of ['demo-use...', 'demo-user-001', 'relaxed_04b51db7']) {
      assert.deepEqual(
        said([greets(made)]).map(([code]) => code),
        ['AUTH_BYPASSED'],
      );
    }
  });

  test('is missing when nothing comes, when something else comes, and when it names nobody', () => {
    for (const frames of [
      [],
      [makeFrame(0, { type: 'heartbeat' })],
      [makeFrame(0, 'no JSON')],
      [makeFrame(0, { type: 'connect', data: {} })],
      [makeFrame(0, { type: 'connect', data: { user_id: subject } }, { direction: 'out' })],
    ]) {
      assert.deepEqual(
        said(frames).map(([code]) => code),
        ['NO_CONNECTED_FRAME'],
      );
    }
  });

  test('is no question where every socket ended before it was due, as in a page that connects over and over', () => {
    const brief = (atMs: number) => makeSocket(atMs, { closedAtMs: atMs + 400 });
    const judged = judge([], [brief(100), brief(500)]);

    assert.deepEqual(judged.findings, []);
    assert.equal(judged.unmeasurable?.length, 1);
    assert.deepEqual(judge([greets(subject)], [brief(100)]).findings, []);
    const long = makeSocket(100, { closedAtMs: 900 });
    assert.deepEqual(
      judge([], [brief(100), long]).findings.map(({ code }) => code),
      ['NO_CONNECTED_FRAME'],
    );
  });

  test('is no question on a page without a socket', () => {
    const judged = judge([], [makeVainSocket(1)]);
    assert.deepEqual(judged.findings, []);
    assert.equal(judged.unmeasurable?.length, 1);
  });
});
