import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { startStack } from '../../../faults/matrix/start-stack.ts';
import { runClean } from '../../../faults/matrix/run-clean.ts';
import { startGateway } from '../../../faults/start-gateway.ts';
import { expect, test } from './command-test.ts';

const words: string[] = [];
const once = { repeats: 1, busy: false, say: (text: string) => words.push(text) };

test.describe('healthy repeat', () => {
  test('is green with every harmless difference on the wire', async ({ folder }) => {
    const stack = await startStack();
    const result = await runClean(stack, { ...once, harmless: true, keepIn: folder }).finally(() =>
      stack.stop(),
    );

    expect(result.alarms).toEqual([]);
    expect(result).toMatchObject({ repeats: 1, checks: 6, falseAlarms: 0, kept: [], idle: [] });
    expect(result.notes).toEqual({ UNKNOWN_DRIFT: 1 });
    expect(words).toContain('repeat 1 of 1: green so far');
  });

  test('that is red is counted as a false alarm, and its run is kept', async ({ folder }) => {
    const stack = await startStack();
    const faults = [
      { kind: 'frame-rename', match: { type: 'agent_thinking' }, to: 'agent_thoughts' },
    ] as const;
    const ill = await startGateway({ upstream: stack.urls, faults });
    const result = await runClean(
      { ...stack, urls: ill.urls },
      { ...once, harmless: false, keepIn: folder },
    ).finally(() => Promise.all([ill.stop(), stack.stop()]));

    expect(result.falseAlarms).toBe(1);
    expect(result.redChecks).toBeGreaterThan(0);
    expect(result.alarms.join()).toContain('EVENT_MISSING');
    expect(result.kept).toHaveLength(1);
    expect(existsSync(join(result.kept[0] ?? '', 'verdict.json'))).toBe(true);
  });
});
