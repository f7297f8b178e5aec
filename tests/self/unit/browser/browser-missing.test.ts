import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { browserMissing, type BrowserTrouble } from '../../../../helpers/browser/browser-missing.ts';
import { firstWords } from '../../../../helpers/browser/first-words.ts';
import { ownWords } from '../../../../helpers/browser/own-words.ts';
import { headlineOf } from '../../../../helpers/diagnosis/headline.ts';
import { finding } from '../../../../helpers/diagnosis/finding.ts';
import { verdictOf } from '../../../../helpers/diagnosis/verdict.ts';
import { nextStep } from '../../../../helpers/diagnosis/verdict-next-step.ts';
import { ownerOf } from '../../../../helpers/diagnosis/verdict-owner.ts';

const chromium = { executablePath: '/usr/bin/chromium', name: 'Chromium' };
const none: BrowserTrouble = { kind: 'none', lookedAt: ['/a', '/b', '/c', '/d', '/e'] };
const wrong: BrowserTrouble = { kind: 'wrong-setting', named: '/opt/mine', problem: 'is a folder' };
const broken: BrowserTrouble = { kind: 'does-not-start', browser: chromium, said: 'libnss3.so is missing' };

describe('a missing browser', () => {
  test('is told in one sentence with both remedies, whatever the reason', () => {
    for (const trouble of [none, wrong, broken]) {
      const { code, sentence } = browserMissing(trouble);
      assert.equal(code, 'BROWSER_MISSING');
      assert.match(sentence, /`npm run setup`/, trouble.kind);
      assert.match(sentence, /GOLDEN_PATH_BROWSER/, trouble.kind);
      const [, own = ''] =
        /^There is no browser here that can open the chat page\. (.+)$/.exec(sentence) ?? [];
      assert.doesNotMatch(own, /[.!?]\s+[A-Z]/, trouble.kind);
    }
  });

  test('says where was looked, what is wrong with the setting, and what the browser said', () => {
    assert.deepEqual(browserMissing(none).evidence, ['looked for /a, /b, /c and in 2 other places']);
    assert.match(browserMissing(wrong).sentence, /GOLDEN_PATH_BROWSER names \/opt\/mine, which is a folder/);
    assert.match(browserMissing(broken).sentence, /\/usr\/bin\/chromium \(Chromium\) does not start/);
    assert.deepEqual(browserMissing(broken).evidence, ['it said: libnss3.so is missing']);
  });

  test('blocks a run that holds otherwise, and gives way to what broke below the page', () => {
    const missing = browserMissing(none);
    const unfinished = finding('NO_TERMINAL', 'It never came.');

    assert.equal(verdictOf([missing], []), 'BLOCKED');
    assert.equal(headlineOf([missing, unfinished])?.first.code, 'NO_TERMINAL');
    assert.equal(verdictOf([missing, unfinished], []), 'FAIL');
  });

  test('is a matter of whoever started the run, on every target', () => {
    const missing = browserMissing(none);
    for (const target of ['embedded', 'local', 'staging'] as const) {
      assert.equal(ownerOf(missing, target), 'whoever started this run');
      assert.match(nextStep(missing.code, missing.layer, target), /`npm run setup`.*GOLDEN_PATH_BROWSER/);
    }
  });
});

describe('the words of a browser of its own', () => {
  test('pass over what the script before it always complains of', () => {
    assert.equal(
      ownWords(['/usr/bin/chromium: 9: [: 25276502016: unexpected operator', 'no libnss3']),
      'no libnss3',
    );
    assert.equal(ownWords([]), undefined);
  });
});

describe('the first words of a browser that does not start', () => {
  const launching = [
    'browserType.launch: Target page, context or browser has been closed',
    'Browser logs:',
    '',
    '<launching> /opt/chrome --headless --no-sandbox',
    '<launched> pid=71',
  ];

  test('are its own, not those of Playwright', () => {
    const error = new Error(
      [
        ...launching,
        '[pid=71][err] /opt/chrome: error while loading shared libraries: libnss3.so: cannot open',
        'Call log:',
        '\u001b[2m  - [pid=71][err] something later\u001b[22m',
      ].join('\n'),
    );
    assert.equal(
      firstWords(error),
      '/opt/chrome: error while loading shared libraries: libnss3.so: cannot open',
    );
  });

  test('are not the complaints of every healthy browser', () => {
    const noise = [
      '[pid=71][err] [71:71:1122/110000.1:ERROR:dbus/bus.cc(408)] Failed to connect to the bus',
      '[pid=71][err] [71:71:1122/110000.1:WARNING:x.cc(1)] Something',
    ];
    const words = '[pid=71][err] Running as root without --no-sandbox is not supported.';

    assert.equal(
      firstWords(new Error([...launching, ...noise, words].join('\n'))),
      'Running as root without --no-sandbox is not supported.',
    );
    assert.match(firstWords(new Error([...launching, ...noise].join('\n'))), /Failed to connect to the bus/);
  });

  test('are how it ended when it said nothing', () => {
    const error = new Error(
      [...launching, '  - [pid=71] <process did exit: exitCode=3, signal=null>'].join('\n'),
    );
    assert.equal(firstWords(error), 'nothing, and ended with exit code 3');
  });

  test('are the first line of Playwright when it did not even begin', () => {
    assert.equal(
      firstWords(
        new Error('browserType.launch: Failed to launch: Error: spawn /opt/chrome ENOENT\nCall log:\n  - x'),
      ),
      'Failed to launch: Error: spawn /opt/chrome ENOENT',
    );
    assert.equal(firstWords('gone'), 'gone');
  });
});
