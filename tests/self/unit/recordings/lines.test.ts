import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { concludeTurn, type ConcludedTurn } from '../../../../helpers/recordings/conclude-turn.ts';
import { readRecording } from '../../../../helpers/recordings/read-recording.ts';
import { recordingFiles } from '../../../../helpers/recordings/recording-files.ts';
import { turnText } from '../../../../helpers/recordings/turn-text.ts';
import { golden, recordingOf } from '../../judge/example-turn.ts';
import { makeRecord } from './make-record.ts';

const folder = mkdtempSync(join(tmpdir(), 'golden-path-lines-'));
const { frames } = recordingOf(golden);

function judged(lines: readonly string[]): readonly ConcludedTurn[] {
  const file = join(folder, 'frames.jsonl');
  writeFileSync(file, lines.join('\n'));
  return readRecording(file, 'local').map(concludeTurn);
}

const broken = frames.filter(({ json }) => json?.['type'] !== 'tool_executing');
const wrongs = (turns: readonly ConcludedTurn[]) =>
  turns.flatMap(({ findings }) => findings.map(({ code }) => code));

describe('frames that somebody wrote down', () => {
  const ways: readonly (readonly [string, (all: typeof frames) => readonly string[]])[] = [
    ['as they are', (all) => all.map(({ raw }) => raw)],
    [
      'behind arrows',
      (all) => [
        '### a connection',
        ...all.map(({ direction, raw }) => `  ${direction === 'in' ? '<-' : '->'} ${raw}`),
      ],
    ],
    [
      'with their direction and time',
      (all) => all.map(({ direction, raw, atUs }) => JSON.stringify({ direction, raw, atUs })),
    ],
    [
      'as a browser tells them',
      (all) =>
        all.map(({ direction, raw, atUs }) =>
          JSON.stringify({
            type: direction === 'in' ? 'receive' : 'send',
            data: raw,
            opcode: 1,
            time: 1_795_000_000 + atUs / 1e6,
          }),
        ),
    ],
  ];
  for (const [title, write] of ways) {
    test(`${title} are judged as far as they go`, () => {
      const [good] = judged(write(frames));

      assert.equal(good?.verdict, 'PASS');
      assert.deepEqual(wrongs(judged(write(broken))), ['EVENT_MISSING']);
    });
  }

  test('without times are not judged by time, and that is said', () => {
    const [turn] = judged(frames.map(({ raw }) => raw));

    assert.deepEqual(
      turn?.judged.map(({ rule }) => rule),
      ['events', 'answer'],
    );
    assert.match(turn?.found.unknown.join('\n') ?? '', /Anything about time/);
    assert.equal(judged(frames.slice(0, -1).map(({ raw }) => raw))[0]?.verdict, 'UNMEASURABLE');
  });
});

describe('a path', () => {
  test('may be a file, a folder of recordings, or the folder of a run; nothing else', () => {
    const text = turnText(makeRecord(recordingOf(golden)));
    const run = mkdtempSync(join(tmpdir(), 'golden-path-run-'));
    writeFileSync(join(run, 'one.jsonl'), text);
    writeFileSync(join(run, 'other.txt'), text);
    const empty = mkdtempSync(join(tmpdir(), 'golden-path-empty-'));

    assert.deepEqual(recordingFiles(join(run, 'other.txt'), run), [join(run, 'other.txt')]);
    assert.deepEqual(recordingFiles(run, run), [join(run, 'one.jsonl')]);
    assert.throws(() => recordingFiles('last', empty), /There is no finished run in /);
    assert.throws(() => recordingFiles(join(run, 'none.jsonl'), run), /there is no such file\.$/);
    assert.throws(
      () => recordingFiles(empty, run),
      /this folder holds no recording\. Those of a run are in its folder turns\//,
    );
  });

  test('to a recording of ours that is damaged, or of another version, is refused in one sentence', () => {
    const text = turnText(makeRecord(recordingOf(golden)));
    const refused = (content: string): string => {
      const file = join(folder, 'damaged.jsonl');
      writeFileSync(file, content);
      try {
        readRecording(file, undefined);
        return 'it was read';
      } catch (error) {
        return (error as Error).message.replace(`${folder}/`, '');
      }
    };

    assert.match(
      refused(text.slice(0, -40)),
      /^damaged\.jsonl: The recording is damaged: line \d+ of \d+ is no whole JSON object, so the file breaks off there\.$/,
    );
    assert.match(
      refused(text.replace('"schema":1', '"schema":9')),
      /schema 9; this version of the suite reads schema 1\.$/,
    );
  });
});
