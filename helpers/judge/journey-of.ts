import type { RecordedTurn } from '../chat/recorded-turn.ts';
import type { Journey } from '../reporting/check-report.ts';
import { judgeAnswer } from './judge-answer.ts';
import { judgeEvents } from './judge-turn.ts';

/** Whether the message of a turn was answered as promised (requirements F65). How fast it went is the budgets' question. */
export function journeyOf({ recording, storedAnswer }: RecordedTurn): Journey {
  const broken = [...judgeEvents(recording), ...judgeAnswer(recording, storedAnswer)].filter(
    ({ severity }) => severity === 'fail',
  );
  return { id: recording.prompt.nonce, held: broken.length === 0 };
}
