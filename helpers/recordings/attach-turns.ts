import type { TestInfo } from '@playwright/test';
import type { Target } from '../../env/target.ts';
import type { RecordedTurn } from '../chat/recorded-turn.ts';
import { checkIdOf } from '../reporting/check-id-of.ts';
import { recordOf } from './record-of.ts';
import { turnAttachment } from './turns-of-run.ts';
import { turnText } from './turn-text.ts';

/**
 * Hands every turn of a test to the reporter, redacted, in the order in which they were asked; on green as well. One that was only asked
 * because another's answer missed something is part of that one's record.
 */
export async function attachTurns(
  testInfo: Pick<TestInfo, 'attach' | 'titlePath' | 'project' | 'file'>,
  turns: readonly RecordedTurn[],
  run: string | undefined,
  target: Pick<Target, 'name' | 'product'>,
): Promise<void> {
  const again = new Set(turns.flatMap(({ probes }) => probes));
  const check = checkIdOf(testInfo as TestInfo);
  const title = testInfo.titlePath.slice(1).join(' › ');
  for (const turn of turns.filter((one) => !again.has(one))) {
    const body = turnText(recordOf(turn, { run, target, check, title }));
    await testInfo.attach(turnAttachment, { body, contentType: 'application/jsonl' });
  }
}
