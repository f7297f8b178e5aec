import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { drawPageTurn } from '../../../../helpers/reporting/draw-page-turn.ts';
import { drawTimeline } from '../../../../helpers/reporting/draw-timeline.ts';
import { seenMarks } from '../../../../helpers/reporting/seen-marks.ts';
import { golden, recordingOf } from '../../judge/example-turn.ts';
import { pageTurnOf } from '../judge/make-page-turn.ts';

const turn = pageTurnOf(golden);
const deaf = pageTurnOf(golden, {
  advance: (state, event, next) => (event.type === 'agent_thinking' ? state : next(state)),
});

describe('what was seen of a turn', () => {
  test('is marked in the order in which it was seen, with the frame that brought it', () => {
    assert.deepEqual(
      seenMarks(turn).map(({ atUs, words, cameUs }) => [
        atUs / 1000,
        words,
        cameUs === undefined ? '' : cameUs / 1000,
      ]),
      [
        [990, 'the own message', ''],
        [990, 'at work', ''],
        [1052.5, 'Supervisor at work', 1050],
        [1402.5, 'thinking "Thinking at 400"', 1400],
        [1702.5, 'tool cost_analyzer on', 1700],
        [2502.5, 'tool cost_analyzer off', 2500],
        [2902.5, 'the answer', 2900],
        [2902.5, 'the input is free again', ''],
      ],
    );
  });

  test('has no mark for what was never seen, and none where nothing was sent or pressed', () => {
    assert.ok(!seenMarks(deaf).some(({ words }) => words.startsWith('thinking')));
    assert.deepEqual(seenMarks({ ...turn, wire: undefined }), []);
    assert.deepEqual(seenMarks({ ...turn, pressedAtUs: undefined }), []);
    assert.deepEqual(seenMarks({ ...turn, views: [] }), []);
  });

  test('stands in the timeline between the frames', () => {
    const lines = drawTimeline(recordingOf(golden), seenMarks(turn)).split('\n');
    const at = lines.findIndex((line) => line.includes('agent_thinking'));
    assert.match(
      lines[at + 1] ?? '',
      /^\s+\+403\s+::\s+\(page\)\s+seen \+2\.5 ms: thinking "Thinking at 400"$/,
    );
    assert.match(lines.join('\n'), /seen the own message\n/);
    assert.equal(drawTimeline(recordingOf(golden)), drawTimeline(recordingOf(golden), []));
  });
});

describe('the picture of a turn on the page', () => {
  const count = (svg: string, part: string): number => svg.split(part).length - 1;

  test('has a row for every event and for what was seen without one', () => {
    const svg = drawPageTurn(turn);
    assert.equal(count(svg, '<circle class="came"'), 5);
    assert.equal(count(svg, '<rect class="seen"'), 8);
    assert.equal(count(svg, '<rect class="unseen"'), 0);
    assert.equal(count(svg, '>+2.5<'), 5);
    assert.match(
      svg,
      /aria-label="A message on the page, sent by button, which left by POST \/api\/agent\/v2\/execute"/,
    );
    assert.equal(svg, drawPageTurn(turn));
  });

  test('shows what was not seen', () => {
    const svg = drawPageTurn(deaf);
    assert.equal(count(svg, '<rect class="unseen"'), 1);
    assert.match(svg, />not seen: the thought</);
  });

  test('holds no text of a message, and nothing that would break it', () => {
    const strange = pageTurnOf(golden, { carriers: [{ atUs: 1, way: 'a<b>&"c"', threadId: undefined }] });
    const svg = drawPageTurn(strange);
    assert.match(svg, /a&lt;b>&amp;&quot;c&quot;/);
    assert.doesNotMatch(svg, /Quartz|14,400|Thinking at/);
    assert.match(drawPageTurn({ ...turn, wire: undefined, carriers: [], views: [] }), /left by no way/);
  });
});
