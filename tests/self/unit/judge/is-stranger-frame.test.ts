import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  isStrangerFrame,
  isUser,
  noncesBeside,
  userIdsOf,
} from '../../../../helpers/judge/is-stranger-frame.ts';
import { makeFrame } from '../chat/make-frame.ts';

const own = 'Quartz-7f3a9c21';
const other = 'Basalt-00000001';

describe('the user that a frame names', () => {
  for (const [said, named] of [
    [{ user_id: 'top', payload: { user_id: 'in payload' }, data: { user_id: 'in data' } }, 'top'],
    [{ payload: { user_id: 'in payload' }, data: { user_id: 'in data' } }, 'in payload'],
    [{ data: { user_id: 'in data' } }, 'in data'],
    [{ user_id: '', data: { user_id: 'in data' } }, 'in data'],
    [{ user_id: null, payload: { user_id: 7 }, data: { user_id: 'in data' } }, 'in data'],
    [{ user_id: 7 }, undefined],
    [{ user_id: '' }, undefined],
    [{ payload: null, data: 'text' }, undefined],
    [{ userId: 'x', user: { user_id: 'x' } }, undefined],
    [{}, undefined],
    ['no JSON', undefined],
    ['[{"user_id":"x"}]', undefined],
  ] as const) {
    test(`is ${named ?? 'nobody'} in ${JSON.stringify(said)}`, () => {
      assert.equal(userIdsOf(makeFrame(0, said))[0], named);
    });
  }
});

describe('a name', () => {
  for (const [named, userId, is] of [
    ['user-1', 'user-1', true],
    ['user-1', 'user-11', false],
    ['user-11', 'user-1', false],
    ['USER-1', 'user-1', false],
    ['3f1c2a9e...', '3f1c2a9e-0b1d', true],
    ['3f1c2a9e...', '3f1c2a9e', true],
    ['3f1c2a9e...', '3f1c2a9', false],
    ['3f1c2a9f...', '3f1c2a9e-0b1d', false],
    ['1c2a9e...', '3f1c2a9e-0b1d', false],
    ['3f1c2a9e..', '3f1c2a9e-0b1d', false],
    ['3f1c...2a9e', '3f1c2a9e-0b1d', false],
  ] as const) {
    test(`${named} is ${is ? '' : 'not '}the user ${userId}`, () => assert.equal(isUser(named, userId), is));
  }
});

describe('the nonces beside the own ones', () => {
  const beside = (said: unknown, ...nonces: readonly string[]) => noncesBeside(makeFrame(0, said), nonces);

  test('are those that are not among them, each once, in the order of the frame', () => {
    const said = { text: `${other} ${own} Topaz-ffffffff ${other}` };

    assert.deepEqual(beside(said, own), [other, 'Topaz-ffffffff']);
    assert.deepEqual(beside(said, own, other), ['Topaz-ffffffff']);
    assert.deepEqual(beside(said), [other, own, 'Topaz-ffffffff']);
    assert.deepEqual(beside({ text: 'nothing' }), []);
  });

  test('are found and known in any case', () => {
    assert.deepEqual(beside({ text: own.toUpperCase() }, own), []);
    assert.deepEqual(beside({ text: own }, own.toUpperCase()), []);
    assert.deepEqual(beside({ text: other.toLowerCase() }, own), [other.toLowerCase()]);
  });

  test('are found in a frame that cannot be read', () => {
    assert.deepEqual(beside(`oops ${other}`, own), [other]);
  });

  test('are none where it only looks like one', () => {
    assert.deepEqual(beside({ text: 'call-12345678 Quartz-7f3a9c2 Quartz 7f3a9c21 Quartz-7f3a9c2g' }), []);
  });
});

describe('a frame of somebody else', () => {
  const isStranger = (said: unknown) => isStrangerFrame(makeFrame(0, said), 'user-1', [own]);

  for (const said of [
    { type: 'connect', data: { user_id: 'user-2' } },
    { type: 'connect', data: { user_id: 'user-2...' } },
    { user_id: 'user-2', text: own },
    { user_id: 'user-1', text: other },
    { user_id: 'demo-user-001', text: other },
    { text: `${own} and ${other}` },
    other,
  ]) {
    test(`is ${JSON.stringify(said)}`, () => assert.equal(isStranger(said), true));
  }

  for (const said of [
    {},
    { user_id: 'user-1', text: own },
    { data: { user_id: 'user-1...' } },
    { user_id: 'demo-user-001' },
    { data: { user_id: 'demo-use...' } },
    { user_id: 'relaxed_1', text: own },
    'no JSON',
  ]) {
    test(`is not ${JSON.stringify(said)}`, () => assert.equal(isStranger(said), false));
  }
});
