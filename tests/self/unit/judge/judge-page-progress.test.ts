import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { AgentEvent } from '../../../../helpers/chat/frame.ts';
import type { EffectKind } from '../../../../helpers/judge/page-effect.ts';
import { judgeProgress } from '../../../../helpers/judge/judge-page-progress.ts';
import { golden, type Came } from '../../judge/example-turn.ts';
import { longRun, pageTurnOf, type PageKind } from './make-page-turn.ts';

/** A page that makes nothing of these events. */
function deafTo(...types: readonly AgentEvent['type'][]): PageKind {
  return {
    advance: (state, event, next) => {
      const isEnd = event.type === 'agent_completed' && event.agent === 'Supervisor';
      return types.includes(event.type) && !isEnd ? state : next(state);
    },
  };
}

const eventOf: Readonly<Record<Exclude<EffectKind, 'work'>, AgentEvent['type']>> = {
  agent: 'agent_started',
  thought: 'agent_thinking',
  'tool on': 'tool_executing',
  'tool off': 'tool_completed',
};
const sentences: Readonly<Record<keyof typeof eventOf, RegExp>> = {
  agent: /which agent is at work/,
  thought: /what the agent thinks/,
  'tool on': /which tool is in use/,
  'tool off': /that a tool is no longer in use/,
};

/** The same frames of a second run, later by as much as a turn takes at least. */
function afterwards(frames: readonly Came[]): readonly Came[] {
  return frames.map((one) => ({
    ...one,
    atMs: one.atMs + 600,
    said: { ...(one.said as object), run_id: 'run_2' },
  }));
}

const found = (...turns: Parameters<typeof judgeProgress>[0]): readonly string[] =>
  judgeProgress(turns).findings.map(({ code, sentence }) => `${code}: ${sentence}`);

describe('the progress of a turn on the page', () => {
  test('is fine when all of it is seen, one frame a drawing', () => {
    for (const frames of [golden, longRun(8), longRun(400)]) {
      const { findings, unmeasurable, evidence, measurements } = judgeProgress([pageTurnOf(frames)]);
      assert.deepEqual([findings, unmeasurable], [[], []]);
      assert.ok(evidence.length > 5);
      assert.ok(
        (measurements ?? []).every(({ metric, valueMs }) => metric === 'ui_event_shown' && valueMs === 2.5),
      );
    }
  });

  test('says of every kind how often it was seen, and how fast', () => {
    assert.deepEqual(judgeProgress([pageTurnOf(golden)]).evidence, [
      'that it is at work: seen 1 of 1 times, as in at work',
      'which agent is at work: seen 1 of 1 times, as in Supervisor at work',
      'what the agent thinks: seen 1 of 1 times, as in thinking "Thinking at 400"',
      'which tool is in use: seen 1 of 1 times, as in tool cost_analyzer on',
      'that a tool is no longer in use: seen 1 of 1 times, as in tool cost_analyzer off',
      'from the frame to the page: 2.5 ms in the middle of 4, 2.5 ms at worst',
    ]);
  });

  for (const [kind, type] of Object.entries(eventOf) as [keyof typeof eventOf, AgentEvent['type']][]) {
    for (const [pace, frames] of [
      ['short', golden],
      ['quick', longRun(8)],
      ['slow', longRun(700)],
    ] as const) {
      test(`is wanting on a page that makes nothing of ${type}, in two ${pace} runs`, () => {
        const page = deafTo(type);
        const [first = '', ...others] = found(pageTurnOf(frames, page), pageTurnOf(afterwards(frames), page));
        assert.match(first, sentences[kind]);
        assert.match(first, /^UI_PROGRESS_NOT_SHOWN/);
        // A tool that never was on cannot be seen to go.
        assert.deepEqual(others, []);
      });
    }
  }

  test('is wanting when nothing at all is seen of two quick turns, and cannot be said of one', () => {
    const blind = deafTo(
      'agent_started',
      'agent_thinking',
      'tool_executing',
      'tool_completed',
      'agent_completed',
    );
    const early = pageTurnOf(longRun(8), blind);
    const late = pageTurnOf(afterwards(longRun(8)), blind);
    assert.ok(found(early, late).length >= 3);
    const one = judgeProgress([early]);
    assert.deepEqual(one.findings, []);
    assert.ok(one.unmeasurable?.some((words) => words.includes('too short to say')));
    assert.ok(found(pageTurnOf(longRun(100), blind)).length >= 3);
  });

  test('cannot be said of runs in which this machine did not let the page work', () => {
    const page = deafTo('agent_thinking');
    const [first, second] = [pageTurnOf(longRun(700), page), pageTurnOf(afterwards(longRun(700)), page)];
    const lags = Array.from({ length: 400 }, (_, at) => ({
      atUs: at * 100_000,
      lagUs: 100_000,
      spanUs: 100_000,
    }));
    assert.equal(found(first, second).length, 1);
    assert.deepEqual(found({ ...first, lags }, { ...second, lags }), []);
  });

  test('is wanting when the page never says that it is at work', () => {
    const still: PageKind = { show: (view) => ({ ...view, isBusy: false }) };
    assert.match(found(pageTurnOf(golden, still)).join(), /that it is at work/);
  });

  test('is wanting when a thought stands still while everything else moves', () => {
    const stuck: PageKind = {
      advance: (state, event, next) => {
        const after = next(state);
        const isThought = event.type === 'agent_thinking' || event.type === 'agent_started';
        return isThought && state.thought !== undefined ? { ...after, thought: state.thought } : after;
      },
    };
    assert.match(found(pageTurnOf(longRun(8), stuck))[0] ?? '', /what the agent thinks, which came 3 times/);
  });

  test('is wanting when one thought of several is not shown for a second and more', () => {
    let thoughts = 0;
    const second: PageKind = {
      advance: (state, event, next) =>
        event.type === 'agent_thinking' && (thoughts += 1) === 2 ? state : next(state),
    };
    assert.match(
      found(pageTurnOf(longRun(1_200), second))[0] ?? '',
      /what the agent thinks, which came once/,
    );
  });

  test('is wanting when a thought or a tool still stands there at the end', () => {
    const sticky = (what: 'thought' | 'tools'): PageKind => ({
      advance: (state, event, next) => {
        const after = next(state);
        return after.busy || event.type === 'tool_completed' ? after : { ...after, [what]: state[what] };
      },
    });
    assert.match(
      found(pageTurnOf(golden, sticky('thought')))[0] ?? '',
      /still shows the thought "Thinking at 400"/,
    );
    const toolKept: PageKind = {
      advance: (state, event, next) => ({
        ...next(state),
        tools: event.type === 'tool_executing' ? next(state).tools : state.tools,
      }),
    };
    assert.match(
      found(pageTurnOf(golden, toolKept)).join(),
      /still shows the tool cost_analyzer as one in use/,
    );
  });

  test('does not begin with what an earlier run has brought', () => {
    const first = pageTurnOf(golden);
    const stale: PageKind = {
      show: (view, { busy, agent }) =>
        busy && agent === undefined ? { ...view, text: `${view.text}\n\nThinking at 400` } : view,
    };
    const second = pageTurnOf(afterwards(golden), stale);
    assert.match(
      found(first, second).join(),
      /shows the thought "Thinking at 400" before any event has brought it/,
    );
    assert.deepEqual(found(first, pageTurnOf(afterwards(golden))), []);
    const kept: PageKind = { show: (view) => ({ ...view, text: `${view.text}\n\nThinking at 400` }) };
    assert.doesNotMatch(found(first, pageTurnOf(afterwards(golden), kept)).join(), /before any event/);
  });

  test('names no tool and no end before they come', () => {
    const says = (words: string): PageKind => ({
      show: (view, { busy }) => (busy ? { ...view, text: `${view.text}\n\n${words}\n\nSend` } : view),
    });
    assert.match(
      found(pageTurnOf(longRun(100), says('calculator'))).join(),
      /shows the tool calculator before any event/,
    );
    assert.match(found(pageTurnOf(golden, says('completed'))).join(), /shows "completed" before any event/);
    assert.deepEqual(found(pageTurnOf(golden, says('Completed Agents'))), []);
  });

  test('may end in a list of the tools that were used, and in thoughts among the messages', () => {
    const summary: PageKind = {
      show: (view, { busy, done }) =>
        busy || done.length === 0 ? view : { ...view, text: `${view.text}\nUsed: calculator` },
    };
    assert.deepEqual(found(pageTurnOf(longRun(8), summary)), []);
    const told: PageKind = {
      show: (view, { thought }) => {
        const article = 'N\n\nNetra Agent\n\n🤔 Supervisor: Thinking at 400';
        if (thought === undefined && view.isBusy) return view;
        if (!view.isBusy && view.articles.length === 0) return view;
        return { ...view, articles: [...view.articles, article], text: `${view.text}\n${article}` };
      },
    };
    assert.deepEqual(found(pageTurnOf(golden, told)), []);
  });

  test('may spell tools and agents for people, and cut a thought', () => {
    const friendly: PageKind = {
      show: (view) => ({
        ...view,
        text: view.text
          .replaceAll('figure_reader', 'Figure Reader')
          .replaceAll('DataAgent', 'Data agent')
          .replaceAll('thread_memory', 'thread memory…'),
      }),
    };
    assert.deepEqual(found(pageTurnOf(longRun(8), friendly)), []);
  });

  test('does not take the names of those who finished for the names of those who began', () => {
    const onlyDone: PageKind = { advance: (state, event, next) => ({ ...next(state), agent: undefined }) };
    assert.match(found(pageTurnOf(longRun(8), onlyDone))[0] ?? '', /which agent is at work/);
  });

  test('of a second turn is not shown by what stands there from the first', () => {
    const old = ['U\n\nYou\n\nhello', 'N\n\nSupervisor\n\nThinking at 400 with the cost_analyzer'];
    assert.deepEqual(found(pageTurnOf(golden, { old })), []);
    for (const type of ['agent_thinking', 'tool_executing'] as const)
      assert.equal(
        found(...[golden, afterwards(golden)].map((run) => pageTurnOf(run, { old, ...deafTo(type) }))).length,
        1,
      );
  });

  test('cannot be told without views, or where they begin too late', () => {
    const turn = pageTurnOf(golden);
    const none = judgeProgress([{ ...turn, views: [] }]);
    assert.deepEqual(none.findings, []);
    assert.equal(none.unmeasurable?.length, 1);
    const late = judgeProgress([{ ...turn, views: turn.views.slice(-1) }]);
    assert.deepEqual(late.findings, []);
    assert.ok((late.unmeasurable ?? []).length > 0);
    const unsent = judgeProgress([{ ...turn, wire: undefined }]);
    assert.ok((unsent.unmeasurable ?? []).length > 0);
    assert.ok((judgeProgress([]).unmeasurable ?? []).length > 0);
  });
});

describe('a healthy page', () => {
  /** The machine stands still now and then, and the page draws at most so often. */
  const machine = fc.record({
    gapMs: fc.integer({ min: 0, max: 600 }),
    everyMs: fc.constantFrom(0, 0, 16, 16, 50, 100),
    stillMs: fc.integer({ min: 0, max: 300 }),
    stillAtMs: fc.integer({ min: 0, max: 3_000 }),
  });
  const drawing =
    ({ everyMs, stillMs, stillAtMs }: { everyMs: number; stillMs: number; stillAtMs: number }) =>
    (atUs: number): number => {
      const [from, to] = [(1_000 + stillAtMs) * 1_000, (1_000 + stillAtMs + stillMs) * 1_000];
      const freeUs = atUs >= from && atUs < to ? to : atUs;
      const stepUs = everyMs * 1_000;
      return (stepUs === 0 ? freeUs : Math.ceil(freeUs / stepUs) * stepUs) + 1_500;
    };

  test('never fails, however it batches what comes at once', () => {
    fc.assert(
      fc.property(machine, (how) => {
        const turn = pageTurnOf(longRun(how.gapMs), { drawnAt: drawing(how) });
        assert.deepEqual(found(turn), []);
      }),
      { numRuns: 200 },
    );
  });

  test('that is slow to draw every frame of its own is not wanting either', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 0, max: 400 }), (gapMs, lateMs) => {
        let last = 0;
        const drawnAt = (atUs: number): number => (last = Math.max(last + 500, atUs + lateMs * 1_000));
        assert.deepEqual(judgeProgress([pageTurnOf(longRun(gapMs), { drawnAt })]).unmeasurable, []);
        last = 0;
        assert.deepEqual(found(pageTurnOf(longRun(gapMs), { drawnAt })), []);
      }),
      { numRuns: 200 },
    );
  });

  test('that drops one kind of event fails, or is said not to be measurable; it never passes', () => {
    const kinds = Object.values(eventOf);
    fc.assert(
      fc.property(machine, fc.constantFrom(...kinds), (how, type) => {
        const turn = pageTurnOf(longRun(how.gapMs), { ...deafTo(type), drawnAt: drawing(how) });
        const { findings, unmeasurable = [] } = judgeProgress([turn]);
        const isOff =
          type === 'tool_completed' &&
          !turn.views.some(({ text }) => /calculator|_memory|_reader/.test(text));
        assert.ok(findings.length + unmeasurable.length > 0 || isOff);
      }),
      { numRuns: 200 },
    );
  });

  test('that draws each frame and drops one kind of event in two turns always fails', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 3, max: 900 }),
        fc.constantFrom(...Object.values(eventOf)),
        (gapMs, type) => {
          const runs = [longRun(gapMs), afterwards(longRun(gapMs))];
          assert.equal(found(...runs.map((frames) => pageTurnOf(frames, deafTo(type)))).length, 1);
        },
      ),
    );
  });
});
