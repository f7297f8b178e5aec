import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readFindings } from '../../../../helpers/explain/read-findings.ts';
import { codes, type Code } from '../../../../helpers/diagnosis/codes.ts';
import { finding } from '../../../../helpers/diagnosis/finding.ts';
import { claimOf } from '../../../../helpers/diagnosis/verdict-claim.ts';
import { drawRunPage } from '../../../../helpers/run-page/draw-run-page.ts';
import type { RunStory } from '../../../../helpers/reporting/run-story.ts';
import { golden, recordingOf, started } from '../../judge/example-turn.ts';
import { makeRecord } from '../recordings/make-record.ts';
import { makeAttempt, makeObserved } from '../reporting/make-observed.ts';
import { makeReport } from '../reporting/make-report.ts';
import { hostileStory } from './hostile-story.ts';
import { failing, makeStory, wordsOf } from './make-story.ts';

const meanings = readFindings();
const draw = (story: RunStory, links?: string): string =>
  drawRunPage(story, undefined, { meanings, ...(links === undefined ? {} : { links }) });

const silent = finding('AGENT_SILENT', 'Waited 6502 ms.', ['in 6502 ms came: nothing']);
const red = makeStory([failing([silent]), makeObserved({ id: 'chat/turn:x', title: 'golden turn › holds' })]);

describe('the page of a run', () => {
  test('says first what the verdict claims, what broke, whose it is and what to do', () => {
    const words = wordsOf(draw(red));
    const order = [
      'Failed',
      claimOf(red.document),
      'What broke first: No agent reacts',
      'The message is accepted, but no agent reacts to it. Waited 6502 ms.',
      'At which step A message gets a real answer, with all five agent events',
      'Whose it is The backend team',
      'What to do next',
      'At a glance',
    ];
    const places = order.map((part) => words.indexOf(part));
    assert.ok(!places.includes(-1), words.slice(0, 1200));
    assert.deepEqual(
      places,
      places.toSorted((a, b) => a - b),
    );
  });

  test('marks the step that broke first, and no other', () => {
    const page = draw(red);
    assert.equal(page.split('it broke here first').length, 2);
    assert.match(page, /<b>A message gets a real answer[^<]*<\/b><span class="away">: broken/);
  });

  test('explains each code in itself, with why it is not its neighbour', () => {
    const words = wordsOf(draw(red));
    const meaning = meanings.get('AGENT_SILENT');
    assert.ok(meaning && meaning.neighbours.length > 0);
    assert.ok(words.includes('Usual cause'));
    assert.equal(
      words.split('Why not &quot;').length - 1 + words.split('Why not "').length - 1,
      meaning.neighbours.length,
    );
  });

  test('says of a green run what it rests on, and of one without a product that there was none', () => {
    const story = makeStory([makeObserved()], { facts: { target: 'embedded' } });
    const words = wordsOf(draw(story));
    assert.match(words, /Passed SELF-CHECK PASS: the suite works/);
    assert.match(words, /1 of 1 checks that count and can be seen here hold\./);
    assert.match(words, /says nothing about the product/);
    assert.ok(!words.includes('What was found'));
  });

  test('says of a run that could not begin that nothing follows about the product', () => {
    const refused = finding('TCP_REFUSED', 'localhost:8000 refuses.');
    const blocked = makeObserved({
      id: 'chat/turn:y',
      title: 'golden turn › is judged',
      attempts: [
        makeAttempt({
          status: 'skipped',
          report: makeReport({ blockedBy: { ...refused, provenBy: 'backend host' } }),
        }),
      ],
    });
    const words = wordsOf(
      draw(makeStory([failing([refused], { id: 'preflight/hosts:b', title: 'backend host' }), blocked])),
    );
    assert.match(words, /Blocked I could not find out whether users can chat on staging/);
    assert.match(words, /Nothing follows from this run about the product/);
    assert.match(
      words,
      /Could not be judged, because something else was broken: 1 Blocked by Connection refused , proven by backend host golden turn › is judged/,
    );
  });

  test('has no link out of itself but to the files beside it, and those with what stands before them', () => {
    const page = draw(red, 'runs/r1/');
    const links = [...page.matchAll(/href="([^"]*)"/g)].map(([, link = '']) => link);
    assert.deepEqual(
      links.filter((link) => !link.startsWith('#') && !link.startsWith('runs/r1/')),
      [],
    );
    const anchors = new Set([...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id));
    assert.deepEqual(
      links.filter((link) => link.startsWith('#') && !anchors.has(link.slice(1))),
      [],
    );
  });

  test('loads nothing, runs nothing, and forbids both', () => {
    const page = draw(red);
    assert.match(
      page,
      /http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;; style-src &#39;sha256-/,
    );
    assert.doesNotMatch(
      page,
      /<(?:script|link|iframe|object|embed|base|form)\b|\ssrc=|\son\w+=|\sstyle=|@import|url\(/,
    );
  });

  test('says the words of the workshop nowhere, whatever was found', () => {
    for (const code of Object.keys(codes) as Code[]) {
      const words = wordsOf(
        draw(makeStory([failing([{ ...finding(code), evidence: [] }])])).replace(
          /<code[^>]*>[^<]*<\/code>/g,
          '',
        ),
      );
      assert.doesNotMatch(words, /kill matrix|\bcanar|\bmanifest|\bheadline|\bharness/i, code);
    }
  });

  test('is the same for the same story', () => {
    assert.equal(draw(red), draw(red));
  });
});

describe('what comes from the product', () => {
  test('stays text, wherever it comes up', () => {
    const page = draw(hostileStory);
    assert.ok(
      page.includes('&lt;/script&gt;&lt;/style&gt;&lt;img src=x onerror=alert(1)&gt;&lt;!--&quot;&#39;'),
    );
    assert.doesNotMatch(page, /<img|<\/script|<!--/);
    assert.equal(page.split('</style>').length, 2);
  });
});

describe('the message that is shown', () => {
  const records = [
    makeRecord(recordingOf([started(50)]), { title: 'first', isGolden: false }),
    makeRecord(recordingOf(golden), { title: 'golden', isGolden: true }),
  ];

  test('is the golden turn of a green run, with its five events', () => {
    const page = draw(makeStory([makeObserved()], { story: { turns: records } }));
    assert.match(wordsOf(page), /Asked by: golden\. Many checks read this one message\./);
    assert.match(page, /href="turns\/02-golden-turn\.jsonl"/);
    assert.match(wordsOf(page), /Agent events 5 of 5 all kinds came/);
    assert.equal(page.split('It did not come.').length, 1);
  });

  test('is the one that broke in a red run, with what never came', () => {
    const missing = finding('EVENT_MISSING', 'agent_thinking never came.');
    const told = makeRecord(recordingOf(golden.filter(({ atMs }) => atMs !== 400)), {
      title: 'told',
      judgements: [{ rule: 'events', check: 'c', title: 'told', required: true, findings: [missing] }],
    });
    const page = draw(makeStory([failing([missing])], { story: { turns: [...records, told] } }));
    assert.match(wordsOf(page), /Asked by: told/);
    assert.equal(page.split('It did not come.').length, 2);
    assert.match(wordsOf(page), /Agent events 4 of 5/);
  });

  test('has the lines of its budgets where they fit, and says which do not', () => {
    const limits = {
      firstEventMs: 2_000,
      gapMs: 15_000,
      answerMs: 60_000,
      eventLagMs: 500,
      agentTimeoutMs: 8_000,
    };
    const page = draw(
      makeStory([makeObserved()], { story: { turns: [makeRecord(recordingOf(golden, { limits }))] } }),
    );
    assert.match(wordsOf(page), /first event, limit: 2 s/);
    assert.match(wordsOf(page), /Beyond the right edge: .*whole answer, limit 60 s/);
  });
});

describe('what the run used up', () => {
  const spent = makeObserved({
    attempts: [
      makeAttempt({
        report: makeReport({
          spent: { users: 1, threads: 1, messages: 1, leftBehind: 2, turns: 7, requests: 4 },
        }),
      }),
    ],
  });

  test('has its cost by the price of a turn, or says that nobody has named one', () => {
    const priced = { story: { pricePerTurn: { amount: 0.04, currency: 'USD' } } };
    assert.match(wordsOf(draw(makeStory([spent], priced))), /Cost 0\.2800 USD \(7 × 0\.04 USD\)/);
    assert.match(wordsOf(draw(makeStory([spent]))), /Cost unknown: no price per turn is set/);
    assert.match(wordsOf(draw(makeStory([spent]))), /Left behind 2;/);
  });
});

describe('who received what', () => {
  const clean = {
    users: [1, 2],
    cells: [
      [5, 0],
      [0, 4],
    ],
    ofStrangers: [0, 0],
  };
  const astray = {
    users: [1, 2],
    cells: [
      [5, 1],
      [0, 4],
    ],
    ofStrangers: [0, 0],
  };
  const of = (...isolation: (typeof clean)[]): string =>
    draw(makeStory([makeObserved()], { story: { isolation } }));

  test('shows the group in which something went astray before any other', () => {
    const page = of(clean, astray);
    assert.equal(page.split('class="cell-leak"').length, 2);
    assert.match(wordsOf(page), /frames went to somebody they do not belong to, in 1 place\./);
    assert.match(wordsOf(page), /Likewise: 2 users: nobody received anything of another\./);
  });

  test('says in words what the colours say, and nothing where nobody chatted together', () => {
    assert.match(
      of(clean),
      /role="img" aria-label="Rows: who received\. Columns: whose it was\. nobody received anything of another\."/,
    );
    assert.ok(!of().includes('id="isolation"'));
  });
});

describe('a waiver', () => {
  const waived = (expires: string, link: string): string => {
    const story = makeStory([makeObserved()]);
    const waivers = [{ code: 'AUTH_DEGRADED', reason: 'known', link, expires, matched: false }] as const;
    return draw({ ...story, document: { ...story.document, waivers } });
  };

  test('has its days left, the last one included', () => {
    assert.match(wordsOf(waived('2025-11-22', 'https://t.example/1')), /2025-11-22 1 did not come up/);
    assert.match(wordsOf(waived('2025-12-01', 'https://t.example/1')), /2025-12-01 10 did not come up/);
  });

  test('links to an ordinary address, and to nothing else', () => {
    assert.match(
      waived('2025-12-01', 'https://t.example/1'),
      /<a href="https:\/\/t\.example\/1" rel="noreferrer">/,
    );
    assert.doesNotMatch(waived('2025-12-01', 'javascript:alert(1)'), /href="javascript/);
  });
});

describe('a run that never began', () => {
  test('says so, and draws no steps that nobody looked at', () => {
    const { document, ...rest } = makeStory([]);
    const words = wordsOf(draw({ ...rest, document: { ...document, run: { ...document.run, urls: {} } } }));
    assert.match(words, /No result: the run itself went wrong/);
    assert.match(words, /What went wrong with the run: Nothing was checked/);
    assert.doesNotMatch(words, /step by step|At a glance/);
  });
});
