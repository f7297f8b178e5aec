import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { clockLine } from '../../../../helpers/doctor/clock-line.ts';
import { note, right, wrong } from '../../../../helpers/doctor/doctor-line.ts';
import { drawExamination } from '../../../../helpers/doctor/draw-examination.ts';
import { proxyLines } from '../../../../helpers/doctor/proxy-lines.ts';
import { problemLines, settingLines } from '../../../../helpers/doctor/setting-lines.ts';
import { readProxyVariables } from '../../../../env/proxy-variables.ts';
import { makeTarget } from '../http/make-target.ts';

describe('the lines of the doctor', () => {
  test('say where every setting comes from, and of the key that it is there', () => {
    const lines = settingLines(
      makeTarget('https://auth.example', {
        name: 'staging',
        login: 'key',
        origins: [
          { variable: 'STAGING_AUTH_URL', from: 'environment', value: 'https://auth.example' },
          { variable: 'LOGIN', from: 'env/staging.secrets.env' },
          { variable: 'E2E_OAUTH_SIMULATION_KEY', from: 'env/staging.secrets.env' },
        ],
      }),
    );

    assert.deepEqual(lines.slice(0, 2), [
      note('settings', 'STAGING_AUTH_URL = https://auth.example, from environment'),
      note('settings', 'LOGIN (not shown), from env/staging.secrets.env'),
    ]);
    assert.match(
      lines[2]?.saw ?? '',
      /^from env\/staging\.env, or not set: BACKEND_URL, WS_URL, .*MAX_MINUTES/,
    );
    assert.doesNotMatch(lines[2]?.saw ?? '', /\b(?:AUTH_URL|LOGIN)\b/);
    assert.match(
      lines[3]?.saw ?? '',
      /^E2E_OAUTH_SIMULATION_KEY is there, from env\/staging\.secrets\.env; /,
    );
  });

  test('take a problem apart into what is wrong and what to do', () => {
    assert.deepEqual(
      problemLines([
        {
          code: 'CREDENTIAL_MISSING',
          sentence: 'The key is missing (LOGIN=key). Get it from QA. Put it there.',
        },
        { code: 'CONFIG_INVALID', sentence: 'X in the environment is "1.5"; it must be a word.' },
      ]),
      [
        wrong('login key', 'The key is missing (LOGIN=key)', 'Get it from QA. Put it there.'),
        wrong(
          'settings',
          'X in the environment is "1.5"; it must be a word',
          'Correct it there, and run this again.',
        ),
      ],
    );
  });

  test('say which addresses go through which proxy', () => {
    const addresses = { auth: 'https://auth.example', app: 'http://app.example', own: 'http://127.0.0.1:1' };
    const of = (environment: Record<string, string>) =>
      proxyLines(addresses, readProxyVariables(environment));

    assert.deepEqual(of({}), [right('proxy', 'none is set: every address is gone to directly')]);
    assert.deepEqual(of({ HTTPS_PROXY: 'http://me:secret@a:1', http_proxy: 'b:2' }), [
      right('proxy', 'auth through a:1 (HTTPS_PROXY)'),
      right('proxy', 'app through b:2 (http_proxy)'),
    ]);
    assert.deepEqual(of({ HTTPS_PROXY: 'a:1', NO_PROXY: '.example' }), [
      note('proxy', 'HTTPS_PROXY set, but every address here is gone to directly'),
    ]);
  });

  test('compare the clocks', () => {
    assert.equal(clockLine('local', []).state, 'note');
    const off = clockLine('local', [
      { service: 'auth', skewS: 45 },
      { service: 'backend', skewS: 44 },
    ]);
    assert.equal(off.state, 'wrong');
    assert.match(off.saw, /^CLOCK_OFF: auth is 45 s ahead of this machine/);
    assert.deepEqual(
      clockLine('local', [{ service: 'auth', skewS: 0 }]),
      right('clock', 'auth is of one time with this machine; up to 30 s are allowed'),
    );
  });

  test('stand below each other, the remedy below what is wrong', () => {
    const lines = [right('a', 'one'), wrong('b', 'two', 'Do that.'), note('c', 'three')];
    assert.equal(
      drawExamination(lines, false),
      'ok     a: one\nWRONG  b: two\n       → Do that.\nnote   c: three',
    );
    assert.equal(drawExamination([wrong('b', 'two', 'Do that.')], true).split('\u001b')[1], '[31mWRONG');
  });
});
