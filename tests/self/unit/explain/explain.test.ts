import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { codes, type Code } from '../../../../helpers/diagnosis/codes.ts';
import { finding } from '../../../../helpers/diagnosis/finding.ts';
import { codeTitle } from '../../../../helpers/diagnosis/plain-titles.ts';
import { commandFor } from '../../../../helpers/explain/command-for.ts';
import { drawMeaning } from '../../../../helpers/explain/draw-meaning.ts';
import { explainRun } from '../../../../helpers/explain/explain-run.ts';
import { listCodes } from '../../../../helpers/explain/list-codes.ts';
import { nearestCodes } from '../../../../helpers/explain/nearest-codes.ts';
import { neighbourOf } from '../../../../helpers/explain/neighbour-of.ts';
import { readFindings } from '../../../../helpers/explain/read-findings.ts';
import { wrapWords } from '../../../../helpers/explain/wrap-words.ts';
import { buildVerdict } from '../../../../helpers/reporting/build-verdict.ts';
import { makeFacts } from '../reporting/make-facts.ts';
import { makeAttempt, makeObserved } from '../reporting/make-observed.ts';
import { makeReport } from '../reporting/make-report.ts';

const all = Object.keys(codes) as Code[];
const meanings = readFindings();

function meaningOf(code: Code) {
  const meaning = meanings.get(code);
  assert.ok(meaning);
  return meaning;
}

describe('a meaning in the terminal', () => {
  it('says all that the page says, in lines that fit', () => {
    const meaning = meaningOf('AGENT_SILENT');
    const text = drawMeaning(meaning, { width: 80 });
    assert.match(text, /^AGENT_SILENT: No agent reacts\n/);
    assert.ok(text.includes('\n    npx playwright test --project=staging tests/chat/golden-path.spec.ts\n'));
    assert.ok(text.endsWith('\n\n  More: docs/findings.md#agent_silent'));
    const joined = text.replace(/\s+/g, ' ');
    for (const words of [
      meaning.cause,
      meaning.next,
      meaning.rulesOut,
      meaning.owner,
      ...meaning.neighbours.map(({ why }) => why),
    ])
      assert.ok(joined.includes(words), words);
    for (const { code } of meaning.neighbours)
      assert.ok(text.includes(`Why not ${code} (${codeTitle(code)})`));
    for (const line of text.split('\n')) assert.ok(line.length <= 80, line);
  });

  it('says why there is nothing to type where there is nothing', () => {
    const text = drawMeaning(meaningOf('CROSS_USER_LEAK'), { width: 100 });
    assert.match(text, /\n {2}Next command\n {4}None: do not repeat it/);
  });

  it('names the target and the owner of a run', () => {
    const went = { target: 'local', urls: { backend: 'http://127.0.0.1:8000' } } as const;
    const text = drawMeaning(meaningOf('HTTP_BROKEN'), { width: 100, went, owner: 'Team of ours (#ours)' });
    assert.ok(text.includes('\n    curl -sv http://127.0.0.1:8000/health\n'));
    assert.ok(text.includes('\n  Whose it is\n    Team of ours (#ours)\n'));
  });
});

describe('a command for a run', () => {
  const urls = { backend: 'https://api.example.org' };

  it('goes where the run went', () => {
    assert.equal(
      commandFor('npx playwright test --project=staging tests/a.spec.ts', { target: 'embedded' }),
      'npx playwright test --project=embedded tests/a.spec.ts',
    );
    assert.equal(
      commandFor('npm run doctor -- --project staging', { target: 'local' }),
      'npm run doctor -- --project local',
    );
    assert.equal(
      commandFor('nslookup api.staging.netrasystems.ai', { target: 'staging', urls }),
      'nslookup api.example.org',
    );
  });

  it('names the run, which is not the last one for long', () => {
    assert.equal(
      commandFor('npm run judge -- last', { target: 'local', run: 'k3f9q1' }),
      'npm run judge -- k3f9q1',
    );
    assert.equal(commandFor('npm run judge -- last', { target: 'local' }), 'npm run judge -- last');
    assert.equal(
      commandFor('npm run compare -- last-green', { target: 'local', run: 'k3f9q1' }),
      'npm run compare -- last-green',
    );
  });

  it('is left as it is where nothing in it is of a target', () => {
    assert.equal(commandFor('npm ci', { target: 'local', urls }), 'npm ci');
    assert.equal(
      commandFor('curl -sv https://api.staging.netrasystems.ai/health', { target: 'staging' }),
      'curl -sv https://api.staging.netrasystems.ai/health',
    );
  });
});

describe('the codes nearest to a word', () => {
  it('are a slip away, or share a part', () => {
    assert.equal(nearestCodes('agent_silen', all)[0], 'AGENT_SILENT');
    assert.equal(nearestCodes('NO_TERMNIAL', all)[0], 'NO_TERMINAL');
    assert.ok(nearestCodes('heartbeat', all).includes('NO_HEARTBEAT'));
    assert.ok(nearestCodes('AGENT_IS_SILENT', all).includes('AGENT_SILENT'));
  });

  it('are four at most, each once, and none for a word that is like none', () => {
    const near = nearestCodes('AGENT_EVENT_MISSING_ERROR', all);
    assert.equal(near.length, 4);
    assert.equal(new Set(near).size, 4);
    assert.deepEqual(nearestCodes('xyzzy', all), []);
    assert.deepEqual(nearestCodes('', all), []);
  });
});

describe('the list of codes', () => {
  it('has every code once, with its title', () => {
    const lines = listCodes().split('\n');
    for (const code of all) {
      const own = lines.filter((line) => line.trim().split(/\s+/)[0] === code);
      assert.equal(own.length, 1, code);
      assert.ok(own[0]?.endsWith(`  ${codeTitle(code)}`), code);
    }
  });
});

describe('why this and not its neighbour', () => {
  it('names the neighbour by its title', () => {
    const [first] = neighbourOf(finding('AGENT_SILENT'), meanings);
    assert.deepEqual(first, {
      code: 'ACK_ONLY',
      title: 'Message confirmed, then nothing',
      why: 'Not even a confirmation of the message came.',
    });
  });

  it('is empty for a code that is like none, or of which nothing is known', () => {
    assert.deepEqual(neighbourOf(finding('CLEANUP_INEFFECTIVE'), meanings), []);
    assert.deepEqual(neighbourOf(finding('AGENT_SILENT'), new Map()), []);
  });
});

describe('words in lines', () => {
  it('break between words, each line after its indent', () => {
    assert.deepEqual(wrapWords('one two three four', '  ', 10), ['  one two', '  three', '  four']);
    assert.deepEqual(wrapWords('  unbreakable-word x', '', 5), ['unbreakable-word', 'x']);
    assert.deepEqual(wrapWords('', '  ', 10), []);
  });
});

describe('what a run found', () => {
  const silent = finding('AGENT_SILENT', 'Nothing came in 5 s.', ['one', 'two', 'three', 'four']);
  const document = buildVerdict(
    [
      makeObserved({
        attempts: [makeAttempt({ status: 'failed', report: makeReport({ findings: [silent] }) })],
      }),
      makeObserved({
        id: 'chat/turn:other',
        attempts: [makeAttempt({ status: 'failed', report: makeReport({ findings: [silent] }) })],
      }),
    ],
    { status: 'failed', durationMs: 1_000, errors: [] },
    makeFacts(),
  );

  it('is explained once a code, with what was seen of it', () => {
    const text = explainRun(document, meanings, 100);
    assert.match(text, /^Users CANNOT chat on staging\nFAIL on staging, run k3f9q1 of 2025-11-22/);
    assert.equal(text.split('AGENT_SILENT: No agent reacts').length, 2);
    assert.ok(text.includes('\n  Seen 2 times, first by: a user › gets an answer\n'));
    assert.ok(text.includes('\n    three\n'));
    assert.ok(!text.includes('\n    four'));
    assert.ok(text.includes('--project=staging tests/chat/golden-path.spec.ts'));
  });

  it('is said to be nothing where it was nothing, and told without a page of meanings', () => {
    const outcome = { status: 'passed', durationMs: 1_000, errors: [] } as const;
    assert.match(
      explainRun(buildVerdict([makeObserved()], outcome, makeFacts()), meanings, 100),
      /\n\nNothing was found\.$/,
    );
    assert.match(explainRun(document, new Map(), 100), /\nAGENT_SILENT\n {2}Seen 2 times/);
  });
});
