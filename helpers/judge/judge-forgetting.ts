import type { TellingPrompt } from '../../env/prompts.ts';
import type { RecordedTurn } from '../chat/recorded-turn.ts';
import { finding, type Finding } from '../diagnosis/finding.ts';
import { excerpt } from './excerpt.ts';
import { answerOf, contains } from './judge-answer.ts';
import { judgeEvents } from './judge-turn.ts';
import type { Judgement } from './judgement.ts';

/** What one thread was told: the fact, and the word that came with it. */
export type Told = Pick<TellingPrompt, 'budget' | 'nonce'>;

/**
 * A thread does not know what another thread of the same user was told (requirements F25): neither its answer holds the fact, nor
 * any frame of the turn the word that came with it. Without an answer, what the run says about that.
 */
export function judgeForgetting({ recording, storedAnswer }: RecordedTurn, told: Told): Judgement {
  const text = storedAnswer ?? answerOf(recording);
  if (text === undefined) return { findings: judgeEvents(recording), evidence: ['no answer'] };
  const word = told.nonce.toLowerCase();
  const frame = recording.frames.find(
    ({ direction, raw }) => direction === 'in' && raw.toLowerCase().includes(word),
  );
  const leaks: readonly (Finding | false)[] = [
    contains(text, String(told.budget)) &&
      leaked(`it answers with the budget of ${told.budget}`, [`answered: ${excerpt(text)}`]),
    frame !== undefined &&
      leaked(`frame ${frame.index} carries ${told.nonce}`, [`frame ${frame.index}: ${excerpt(frame.raw)}`]),
  ];
  return {
    findings: leaks.filter((one) => one !== false).slice(0, 1),
    evidence: [`told ${told.budget} in another thread; this one says: ${excerpt(text, 120)}`],
  };
}

function leaked(what: string, evidence: readonly string[]): Finding {
  return finding('CONTEXT_LEAKED', `This thread was told nothing, and ${what}.`, evidence);
}
