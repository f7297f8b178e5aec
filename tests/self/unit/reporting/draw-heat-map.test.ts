import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isolationMatrix } from '../../../../helpers/judge/isolation-matrix.ts';
import type { UserRecord } from '../../../../helpers/judge/isolation-record.ts';
import { drawHeatMap } from '../../../../helpers/reporting/draw-heat-map.ts';
import { drawIsolationGrid } from '../../../../helpers/reporting/draw-isolation-grid.ts';
import { frameOf, idOf, makeUser, nonceOf, overhearing } from '../judge/make-crowd.ts';

const users: readonly UserRecord[] = Array.from({ length: 10 }, (_, at) => makeUser(at + 1));
const green = isolationMatrix(users);
const red = isolationMatrix(
  users.map((user) => (user.number === 7 ? overhearing(user, frameOf(users[2] as UserRecord, 2)) : user)),
);
const boxes = (svg: string, kind: string): string[] =>
  [...svg.matchAll(/<rect class="(\w+)" data-receiver="(\d+)" data-owner="(\d+)"/g)]
    .filter(([, of]) => of === kind)
    .map(([, , receiver, owner]) => `${receiver}<-${owner}`);

describe('the heat map', () => {
  test('has a cell for every pair and one row of strangers, green on the diagonal alone', () => {
    const svg = drawHeatMap(green);
    assert.deepEqual(
      boxes(svg, 'own'),
      users.map(({ number }) => `${number}<-${number}`),
    );
    assert.equal(boxes(svg, 'empty').length, 10 * 11 - 10);
    assert.match(svg, /10 users at once: nobody received anything of another/);
  });

  test('shows one single frame that went astray as the one red cell, with its count', () => {
    const svg = drawHeatMap(red);
    assert.deepEqual(boxes(svg, 'leak'), ['7<-3']);
    assert.equal([...svg.matchAll(/on-leak" x="[\d.]+" y="[\d.]+">1</g)].length, 1);
    assert.match(svg, /10 users at once: 1 cell that should be empty/);
  });

  test('marks a user who received none of its own, and a frame of a stranger in the last column', () => {
    const deaf = isolationMatrix([makeUser(1), makeUser(2, { frames: [] })]);
    assert.deepEqual(boxes(drawHeatMap(deaf), 'absent'), ['2<-2']);
    const alone = isolationMatrix([makeUser(1), overhearing(makeUser(2), frameOf(makeUser(9), 2))]);
    assert.deepEqual(boxes(drawHeatMap(alone), 'leak'), ['2<-3']);
  });

  test('names users by number, says in words what the colours mean, and serves dark readers', () => {
    const svg = drawHeatMap(red);
    assert.ok(users.every(({ number }) => !svg.includes(idOf(number)) && !svg.includes(nonceOf(number))));
    for (const colour of ['green', 'grey', 'red', 'yellow'])
      assert.match(svg, new RegExp(`>${colour}, |>${colour}: `));
    assert.match(svg, /prefers-color-scheme: dark/);
    assert.match(svg, /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"[^>]* role="img" aria-label="10 users/);
  });
});

describe('the same as text', () => {
  test('has a line for every user, the diagonal in figures and everything else as dots', () => {
    assert.equal(
      drawIsolationGrid(isolationMatrix(users.slice(0, 2))),
      [
        'Who received (rows) frames of whom (columns); ! marks frames that belong to another, ?0 a user who received none of its own',
        '        1  2  others',
        'user 1  5  .       .',
        'user 2  .  5       .',
      ].join('\n'),
    );
  });

  test('marks what is wrong without a colour', () => {
    assert.match(drawIsolationGrid(red), /^ user 7 {2}\. {2}\. {2}!1 .*5 .*\.$/m);
    assert.match(
      drawIsolationGrid(isolationMatrix([makeUser(1, { frames: [] }), makeUser(2)])),
      /user 1 {2}\?0/,
    );
  });
});
