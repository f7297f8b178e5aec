import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { judgeWatch } from '../../../../helpers/watch/judge-watch.ts';
import { failed, ill, sampleAt, samples } from './make-samples.ts';

const gib = 1024 ** 3;
const memory = (rssBytes: number) => ({ resources: { rssBytes, from: 'process.rss_bytes' } });
const heading = (all: Parameters<typeof judgeWatch>[0], scale?: number): string => {
  const { word, trigger } = judgeWatch(all, scale);
  return trigger === undefined ? word : `${word}: ${trigger}`;
};

describe('the judgement of a watch', () => {
  test('is stable when five minutes showed nothing', () => {
    const { word, reasons } = judgeWatch(samples(11));

    assert.equal(word, 'STABLE');
    assert.match(
      reasons[0] ?? '',
      /11 samples of 5 min; sockets opened: 11 of 11, 100 % \(76 to 100 %, each bound at 95 %\)/,
    );
  });

  test('holds when nothing was looked at, or too little', () => {
    assert.equal(heading([]), 'HOLD');
    const { word, reasons } = judgeWatch(samples(4));
    assert.equal(word, 'HOLD');
    assert.deepEqual(reasons, [
      'Not enough to say: watched for 1 min 30 s, and lasting 5xx show after 2 min only.',
      'Not enough to say: 4 chat sockets tried, at least 5 are needed.',
      'Not enough to say: 4 authentications tried, at least 10 are needed.',
    ]);
  });

  test('advises a rollback for 5xx of more than two minutes, and not for two minutes', () => {
    const fromThird = (at: number) => (at >= 2 ? { backend: ill() } : {});
    assert.equal(heading(samples(7, fromThird)), 'HOLD');
    const { word, trigger, reasons, isFinal } = judgeWatch(samples(8, fromThird));
    assert.deepEqual([word, trigger, isFinal], ['ROLLBACK_ADVISED', 'SERVER_ERRORS', true]);
    assert.equal(
      reasons[0],
      'The backend service answered nothing but 5xx for 2 min 30 s (6 answers in a row, limit 2 min), the last: GET /health: 503 Service Unavailable; meanwhile auth and frontend stayed well.',
    );
  });

  test('begins to count anew when another answer came between the errors', () => {
    assert.equal(
      heading(samples(12, (at) => (at === 5 ? {} : { backend: ill() }))),
      'ROLLBACK_ADVISED: SERVER_ERRORS',
    );
    assert.equal(heading(samples(12, (at) => (at % 4 === 3 ? {} : { backend: ill() }))), 'HOLD');
  });

  test('neither counts a sample without an answer as an error nor ends the errors with it', () => {
    const silent = { ok: false, tookMs: 2_000, words: 'It took the connection and never answered.' };
    assert.equal(heading(samples(12, () => ({ backend: silent }))), 'HOLD');
    const one = samples(8, (at) => ({ backend: at === 3 ? silent : ill() }));
    assert.equal(heading(one), 'ROLLBACK_ADVISED: SERVER_ERRORS');
  });

  test('takes a refusal of 4xx for no server error', () => {
    assert.equal(heading(samples(12, () => ({ backend: ill(404) }))), 'HOLD');
  });

  test('advises a rollback when fewer than half of at least five sockets open', () => {
    const bad = (from: number) => (at: number) => (at >= from ? { socket: failed } : {});
    assert.equal(heading(samples(4, bad(0))), 'HOLD');
    assert.equal(heading(samples(5, bad(2))), 'ROLLBACK_ADVISED: SOCKETS');
    assert.equal(heading(samples(6, bad(3))), 'HOLD');
    assert.match(
      judgeWatch(samples(5, bad(2))).reasons[0] ?? '',
      /2 of 5, 40 %.*The last fault: It was refused\./,
    );
  });

  test('advises a rollback when more than a tenth of at least ten authentications fail', () => {
    const bad =
      (...which: readonly number[]) =>
      (at: number) =>
        which.includes(at) ? { auth: failed } : {};
    assert.equal(heading(samples(9, bad(1, 2, 3))), 'HOLD');
    assert.equal(heading(samples(10, bad(1))), 'HOLD');
    assert.equal(heading(samples(10, bad(1, 2))), 'ROLLBACK_ADVISED: LOGINS');
  });

  test('takes the shares of the last five minutes alone', () => {
    const early = samples(40, (at) => (at < 8 ? { auth: failed, socket: failed } : {}));
    assert.equal(heading(early.slice(0, 8)), 'ROLLBACK_ADVISED: SOCKETS');
    assert.equal(heading(early), 'STABLE');
  });

  test('does not count what could not be tried', () => {
    const all = samples(12).map(({ socket: _socket, auth: _auth, ...rest }) => rest);
    const { word, reasons } = judgeWatch(all);
    assert.equal(word, 'HOLD');
    assert.ok(reasons.some((reason) => reason.startsWith('Not enough to say: 0 chat sockets')));
  });

  test('advises a rollback for memory over its limit in two readings, and holds for a high mean', () => {
    assert.equal(heading(samples(12, (at) => (at === 3 ? memory(3.6 * gib) : memory(gib)))), 'STABLE');
    assert.equal(
      heading(samples(12, (at) => (at >= 10 ? memory(3.6 * gib) : memory(gib)))),
      'ROLLBACK_ADVISED: MEMORY',
    );
    const { word, reasons } = judgeWatch(samples(12, () => memory(3.2 * gib)));
    assert.equal(word, 'HOLD');
    assert.match(reasons[0] ?? '', /3\.2 GiB on average \(n = 12, limit 3\.0 GiB, sampled\)/);
  });

  test('holds when memory grows by more than 50 MiB an hour for ten minutes', () => {
    const growing = (perHour: number) => (at: number) => memory(gib + (at * perHour * 1024 ** 2) / 120);
    assert.equal(heading(samples(25, growing(40))), 'STABLE');
    const { word, reasons } = judgeWatch(samples(25, growing(60)));
    assert.equal(word, 'HOLD');
    assert.match(reasons[0] ?? '', /^MEMORY_GROWTH: .* 60 MiB an hour over 12 min \(n = 25, least squares/);
    assert.equal(heading(samples(15, growing(60))), 'STABLE');
  });

  test('says that no message was sent, or how many were answered, and holds for one that was not', () => {
    assert.match(
      judgeWatch(samples(11)).reasons[0] ?? '',
      /No message was sent, so whether the agent answers is not known/,
    );
    const asked = (ok: boolean) => (at: number) =>
      at % 5 === 0 ? { turn: ok ? { ok, tookMs: 300 } : failed } : {};
    assert.match(judgeWatch(samples(11, asked(true))).reasons[0] ?? '', /Messages answered: 3 of 3, 100 %/);
    const { word, reasons } = judgeWatch(samples(11, asked(false)));
    assert.equal(word, 'HOLD');
    assert.match(reasons[0] ?? '', /^Chat messages that failed: 3 of 3/);
  });

  test('holds when the processor is busy on average', () => {
    const busy = { resources: { cpuPercent: 85, from: 'process.cpu_percent' } };
    assert.equal(heading(samples(12, () => busy)), 'HOLD');
    assert.equal(heading(samples(12, (at) => (at % 2 ? busy : {}))), 'HOLD');
    assert.equal(heading(samples(12, () => ({ resources: { cpuPercent: 60, from: 'x' } }))), 'STABLE');
  });

  test('names the weightiest trigger first and says the others too', () => {
    const { trigger, reasons } = judgeWatch(samples(8, () => ({ backend: ill(), socket: failed })));
    assert.equal(trigger, 'SERVER_ERRORS');
    assert.equal(reasons.length, 2);
  });

  test('scales times and nothing else', () => {
    const quick = Array.from({ length: 12 }, (_, at) =>
      sampleAt(at * 1_000, at >= 3 ? { backend: ill() } : {}),
    );
    assert.equal(heading(quick, 0.05), 'ROLLBACK_ADVISED: SERVER_ERRORS');
    assert.equal(heading(quick), 'HOLD');
    const five = Array.from({ length: 4 }, (_, at) => sampleAt(at * 1_000, { socket: failed }));
    assert.equal(heading(five, 0.05), 'HOLD');
  });
});
