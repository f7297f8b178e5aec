import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { finding } from '../../../../helpers/diagnosis/finding.ts';
import { describeLadder } from '../../../../helpers/ladder/describe-ladder.ts';
import { notTried, type Rung } from '../../../../helpers/ladder/rung.ts';
import { makeLadder, makeRung, makeRungs } from './make-ladder.ts';

const silent = makeRung('events', {
  status: 'broken',
  tookMs: 10_000,
  saw: "0 of 5 events in 10 s, in the check's own turn",
  finding: finding('AGENT_SILENT'),
});
const bypassed = makeRung('identity', {
  status: 'broken',
  saw: 'demo-user-001 instead of auth_user_…',
  finding: finding('AUTH_BYPASSED'),
});

describe('the words of the ladder', () => {
  it('are one line from the name of the host to the events, with what the check reports', () => {
    const { title, line, notes } = describeLadder(
      makeLadder({
        failure: {
          test: 'a › b',
          first: { code: 'AGENT_SILENT', layer: 'routing' },
          beside: [{ code: 'AUTH_BYPASSED', layer: 'auth' }],
        },
        rungs: makeRungs(
          makeRung('dns', { tookMs: 0.2 }),
          makeRung('tls', { tookMs: 20 }),
          makeRung('health', { tookMs: 40 }),
          makeRung('login', { tookMs: 1_180 }),
          makeRung('token', { saw: 'accepted by the backend' }),
          bypassed,
          silent,
        ),
      }),
    );

    assert.equal(title, 'The layers, probed once more 73 ms after the first failure, in 1.3 s');
    assert.equal(
      line,
      'dns ok <1 ms · tcp ok 3 ms · tls ok 20 ms · health ok 40 ms · page ok 3 ms · login ok 1.2 s · token accepted by the backend · ' +
        'upgrade ok 3 ms · greeting ok 3 ms · identity demo-user-001 instead of auth_user_… · ' +
        "0 of 5 events in 10 s, in the check's own turn → routing: AGENT_SILENT, beside it auth: AUTH_BYPASSED",
    );
    assert.deepEqual(notes, []);
  });

  it('end at the first rung that is broken, and say what nobody looked at, once for each reason', () => {
    const since = 'since tcp is broken';
    const refused = makeRung('tcp', {
      status: 'broken',
      tookMs: 1.4,
      saw: 'backend: 127.0.0.1:9 refused',
      finding: finding('TCP_REFUSED'),
    });
    const rest = (['health', 'page', 'login', 'token', 'upgrade', 'greeting', 'identity'] as const).map(
      (name) => notTried(name, since),
    );
    const { line, notes } = describeLadder(
      makeLadder({
        failure: { test: 'a › b', first: { code: 'TCP_REFUSED', layer: 'tcp' }, beside: [] },
        rungs: makeRungs(refused, ...rest),
      }),
    );

    assert.equal(line, 'dns ok 3 ms · tcp: backend: 127.0.0.1:9 refused (1 ms) → tcp: TCP_REFUSED');
    assert.deepEqual(notes, [
      'not tried: health, page, login, token, upgrade, greeting, identity (since tcp is broken)',
      'not tried: events (no message was sent)',
    ]);
  });

  it('name a break that the check does not report', () => {
    const greeting = makeRung('greeting', {
      status: 'broken',
      saw: 'Waited 2000 ms',
      finding: finding('NO_CONNECTED_FRAME'),
    });
    const identity = makeRung('identity', {
      status: 'broken',
      saw: 'b instead of a',
      finding: finding('IDENTITY_MISMATCH'),
    });

    assert.match(
      describeLadder(makeLadder({ rungs: makeRungs(greeting) })).line,
      /greeting: Waited 2000 ms \(NO_CONNECTED_FRAME, 3 ms\)/,
    );
    assert.match(
      describeLadder(makeLadder({ rungs: makeRungs(identity) })).line,
      /identity b instead of a \(IDENTITY_MISMATCH\)/,
    );
  });

  it('say what was excluded, and what is left', () => {
    const { notes } = describeLadder(
      makeLadder({ rungs: makeRungs(silent), excluded: ['one: it is so', 'another'], left: ['a third'] }),
    );

    assert.deepEqual(notes, ['excluded: one: it is so; another', 'left: a third']);
  });

  it('say that nothing was probed, and why', () => {
    const why = 'the target asked us to send no more requests';
    const rungs = makeRungs().map(({ name }) => notTried(name, why));
    const { line, notes } = describeLadder(
      makeLadder({
        rungs,
        failure: { test: 'a', first: { code: 'SELF_RATE_LIMITED', layer: 'edge' }, beside: [] },
      }),
    );

    assert.equal(line, 'nothing was probed → edge: SELF_RATE_LIMITED');
    assert.deepEqual(notes, [
      `not tried: dns, tcp, health, page, login, token, upgrade, greeting, identity, events (${why})`,
    ]);
  });
});

describe('a ladder on which all is well', () => {
  const notesOf = (...rungs: readonly Rung[]): readonly string[] =>
    describeLadder(
      makeLadder({
        failure: { test: 'a', first: { code: 'WS_HTTP_500', layer: 'handshake' }, beside: [] },
        rungs: makeRungs(...rungs),
      }),
    ).notes;
  const events = makeRung('events', { saw: "5 of 5 events in 180 ms, in the check's own turn" });

  it('says that what broke has passed, or lies where the check looks more closely', () => {
    assert.deepEqual(notesOf(events), [
      'All layers answered when probed again 73 ms after the failure: what broke has passed, or lies in opening the chat socket ' +
        '(WS_HTTP_500), where the check looks more closely than these probes do.',
    ]);
  });

  it('claims no more than was seen when there was no turn', () => {
    assert.match(
      notesOf()[0] ?? '',
      /^All layers up to the chat socket answered when probed again 73 ms after/,
    );
  });

  it('takes a bypassed identity for an answer', () => {
    assert.match(notesOf(events, bypassed)[0] ?? '', /^All layers answered/);
  });

  it('claims nothing when a rung is broken, was not tried, or the turn of the check broke', () => {
    const broken = makeRung('page', { status: 'broken', finding: finding('FRONTEND_DOWN') });
    assert.deepEqual(notesOf(events, broken), []);
    assert.deepEqual(notesOf(silent), []);
    assert.deepEqual(notesOf(events, notTried('identity', 'could not be probed: TypeError: x')), [
      'not tried: identity (could not be probed: TypeError: x)',
    ]);
  });

  it('speaks of a check that ran out of time without a word', () => {
    const { line, notes } = describeLadder(
      makeLadder({ failure: { test: 'a', first: null, beside: [] }, rungs: makeRungs(events) }),
    );
    assert.match(line, / → the check ran out of time without a finding$/);
    assert.match(notes[0] ?? '', /or lies in something that took too long, where/);
  });
});
