import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import type { TurnRecording } from '../../../../helpers/chat/turn.ts';
import { concludeTurn, type ConcludedTurn } from '../../../../helpers/recordings/conclude-turn.ts';
import { drawTurn } from '../../../../helpers/recordings/draw-turn.ts';
import { readRecording } from '../../../../helpers/recordings/read-recording.ts';
import { turnText } from '../../../../helpers/recordings/turn-text.ts';
import { turnJson } from '../../../../helpers/recordings/turn-json.ts';
import { golden, recordingOf } from '../../judge/example-turn.ts';
import { makeHar, tokenOf, type HarOptions } from './make-har.ts';

const folder = mkdtempSync(join(tmpdir(), 'golden-path-har-'));
const good = recordingOf(golden);
const subject = good.userId;

function judged(
  recordings: readonly TurnRecording[],
  options: HarOptions = { subject },
): readonly ConcludedTurn[] {
  const file = join(folder, 'session.har');
  writeFileSync(file, JSON.stringify(makeHar(recordings, options)));
  return readRecording(file, undefined).map(concludeTurn);
}

const without = (type: string): TurnRecording => ({
  ...good,
  frames: good.frames.filter(({ json }) => json?.['type'] !== type),
});
const codes = ({ findings }: ConcludedTurn): readonly string[] =>
  findings.filter(({ severity }) => severity !== 'info').map(({ code }) => code);

describe('a HAR', () => {
  test('of a turn that is right holds, by the clock of Chrome and by that of Playwright', () => {
    for (const unit of ['s', 'ms'] as const) {
      const [turn, ...others] = judged([good], { subject, unit });

      assert.equal(others.length, 0);
      assert.deepEqual([turn?.verdict, turn?.findings], ['PASS', []]);
      assert.equal(turn?.found.record.recording.userId, subject);
      assert.match(drawTurn(turn), /A turn out of HAR session\.har, ws:\/\/127\.0\.0\.1:8000\/ws, sent at /);
    }
  });

  test('of the page itself begins its turns with the requests that the messages left by', () => {
    const turns = judged([good, { ...good, frames: [] }], {
      subject,
      postTo: 'http://127.0.0.1:8000/api/agent/v2/execute',
      quietMs: 0,
    });

    assert.deepEqual(
      turns.map(({ verdict }) => verdict),
      ['PASS', 'UNMEASURABLE'],
    );
    assert.equal(turns[0]?.found.record.recording.prompt.text, good.prompt.text);
    assert.match(drawTurn(turns[0]), /, by POST \/api\/agent\/v2\/execute, sent at /);
  });

  test('is judged by the rules of a run: what is missing, and whose it is', () => {
    assert.deepEqual(judged([without('agent_thinking')]).map(codes), [['EVENT_MISSING']]);
    assert.deepEqual(judged([good], { subject: '00000000-somebody-else' }).flatMap(codes), [
      'CROSS_USER_LEAK',
    ]);
  });

  test('compares frames with the first user that they name where it holds no token, and says so', () => {
    const [turn] = judged([good], {});

    assert.equal(turn?.verdict, 'PASS');
    assert.match(turn?.found.unknown.join('\n') ?? '', /Who was logged in: no token is in it/);
  });

  test('that stops early says nothing of the end; one that goes on past the limit does', () => {
    const cut = without('agent_completed');
    const [early] = judged([cut]);
    const [late] = judged([cut], { subject, quietMs: 40_000 });

    assert.deepEqual([early?.verdict, early?.findings], ['UNMEASURABLE', []]);
    assert.match(
      early?.unmeasurable[0] ?? '',
      /^The recording stops before the agent had finished, \d+ ms after its last event/,
    );
    assert.deepEqual([late?.verdict, late && codes(late)], ['FAIL', ['NO_TERMINAL']]);
    const [waited] = judged([cut], { subject, endedMs: 60_000 });
    assert.deepEqual([waited?.verdict, waited && codes(waited)], ['FAIL', ['NO_TERMINAL']]);
  });

  test('with several messages on one socket is as many turns, and a late event of the first is found in the second', () => {
    const last = good.frames.at(-1);
    const second = { ...good, frames: [...good.frames.slice(0, 1), ...good.frames.slice(1, 3)] };
    const turns = judged([good, second]);

    assert.equal(turns.length, 2);
    assert.equal(turns[0]?.verdict, 'PASS');
    assert.ok(last);
    assert.ok(turns[1]?.findings.some(({ code }) => code === 'EVENT_AFTER_TERMINAL'));
  });

  test('gives away nothing that it holds: no token, no cookie, no password', () => {
    const echo = {
      ...good,
      frames: good.frames.map((frame, at) =>
        at === 2
          ? { ...frame, raw: frame.raw.replace('}', `,"echo":"correct horse battery ${tokenOf(subject)}"}`) }
          : frame,
      ),
    };
    const [turn] = judged([echo]) as [ConcludedTurn];
    const said = [drawTurn(turn), JSON.stringify(turnJson(turn)), turnText(turn.found.record)].join('\n');
    assert.match(said, /echo.*\[redacted\] \[redacted\]/);

    for (const secret of ['correct horse', tokenOf(subject), 'c2lnbmF0dXJl', '0123456789abcdef0123'])
      assert.ok(!said.includes(secret), secret);
  });
});

describe('what is no HAR of a chat', () => {
  const refused = (name: string, text: string): string => {
    const file = join(folder, name);
    writeFileSync(file, text);
    try {
      readRecording(file, undefined);
      return 'it was read';
    } catch (error) {
      return (error as Error).message.replace(`${folder}/`, '');
    }
  };
  const har = JSON.stringify(makeHar([good]));
  const noMessages = har.replace('_webSocketMessages', 'somethingElse');
  const noSocket = noMessages.replace('ws://', 'http://');

  const wrongs: readonly (readonly [string, string, RegExp])[] = [
    ['empty.har', '', /^empty\.har: The file is empty\.$/],
    [
      'cut.har',
      har.slice(0, -200),
      /^cut\.har: The HAR is no whole JSON: it was cut off, or is damaged\. Export it anew\.$/,
    ],
    ['other.har', '{"hello":1}', /^other\.har: It is no HAR: it has no list of requests/],
    [
      'page.har',
      noSocket,
      /^page\.har: There is no chat socket in this HAR \(2 requests, none of them a WebSocket\)/,
    ],
    [
      'firefox.har',
      noMessages,
      /^firefox\.har: The HAR holds a WebSocket without messages: export it from Chrome/,
    ],
    [
      'quiet.har',
      JSON.stringify(makeHar([{ ...good, frames: good.frames.slice(1) }])),
      /no chat message was sent among them/,
    ],
    ['log.jsonl', '{"level":"info","msg":"started"}\n', /^log\.jsonl: No line of it is a frame of the chat/],
    ['words.jsonl', 'hello\n', /^words\.jsonl: Line 1 is no frame: each line must be one frame as JSON\.$/],
    ['binary.jsonl', '\u0000\u0001\u0002', /^binary\.jsonl: Line 1 is no frame/],
  ];
  for (const [name, text, words] of wrongs) {
    test(`${name} is refused in one sentence`, () => {
      assert.match(refused(name, text), words);
    });
  }
});
