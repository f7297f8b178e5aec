import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { eventsRung } from '../../../../helpers/ladder/events-rung.ts';
import { closedWith, golden, muted, recordingOf, silentAfter } from '../../judge/example-turn.ts';

const whole = recordingOf(golden);
const seen = (...turns: Parameters<typeof eventsRung>[0]) => {
  const { status, saw, finding } = eventsRung(turns);
  return [status, saw, finding?.code];
};

describe('the rung of the events', () => {
  it('is not tried when the check sent no message: the ladder sends none of its own', () => {
    const rung = eventsRung([]);
    assert.equal(rung.status, 'not-tried');
    assert.match(rung.saw, /^the check sent no message, and the ladder sends none of its own/);
  });

  it('is the time to the last of the five when all came, without the watch behind it', () => {
    assert.deepEqual(seen(whole), ['ok', "5 of 5 events in 1.9 s, in the check's own turn", undefined]);
  });

  it('is the time that was waited when none came', () => {
    const silent = { ...muted(whole), ...silentAfter(5_000, 'silent') };
    assert.deepEqual(seen(silent), [
      'broken',
      "0 of 5 events in 5 s, in the check's own turn",
      'AGENT_SILENT',
    ]);
  });

  it('counts the types, and names what broke', () => {
    const cut = recordingOf(golden.slice(0, 3), closedWith(1011));
    assert.deepEqual(seen(cut), ['broken', "3 of 5 events in 1 s, in the check's own turn", 'WS_1011']);
    const swapped = recordingOf([...golden.slice(1, 2), ...golden.slice(0, 1), ...golden.slice(2)]);
    assert.equal(eventsRung([swapped]).finding?.code, 'EVENT_ORDER');
    assert.match(eventsRung([swapped]).saw, /^5 of 5 events/);
  });

  it('is of several turns the first that broke', () => {
    const cut = recordingOf(golden.slice(0, 2), closedWith(1011));
    assert.deepEqual(seen(whole, cut, whole)[1], "2 of 5 events in 700 ms, in the check's own turn");
    assert.equal(eventsRung([whole, whole]).status, 'ok');
  });
});
