import { randomInt } from 'node:crypto';
import { newNonce } from './nonce.ts';
import type { TargetName } from './target.ts';

export { noncePattern } from './nonce.ts';

/** One message to send, and what proves that its answer answers it. */
export interface Prompt {
  readonly text: string;
  /** The word that only this message carries. */
  readonly nonce: string;
  /** What the answer must contain. Numbers are plain digits, in no other place of the text: an echo is no answer. */
  readonly expects: readonly string[];
}

/** A prompt that tells the thread a fact: a monthly budget in whole dollars, divisible by the five teams. */
export interface TellingPrompt extends Prompt {
  readonly budget: number;
}

/** What a spec may ask. All in the product's own domain, all with an answer that can be computed. */
export interface Prompts {
  /** Arithmetic that no canned text can know: another result for every prompt. */
  multiply(): Prompt;
  /** First turn of a thread: tells a random budget. */
  tell(): TellingPrompt;
  /** Second turn: asks for the budget told. A new thread cannot know it. */
  recall(told: Pick<TellingPrompt, 'budget'>): Prompt;
  /** The same question in a thread that was told nothing: all that its answer can hold is the reference. */
  recallUntold(): Prompt;
  /** Third turn: asks for what follows from it, the budget split evenly over five teams. */
  share(told: Pick<TellingPrompt, 'budget'>): Prompt;
}

const teams = 5;

/** Draws nonces until none of the expected numbers stands in the text by accident, as digits of the nonce do. */
function prompt(textFor: (nonce: string) => string, numbers: readonly number[]): Prompt {
  for (;;) {
    const nonce = newNonce();
    const text = textFor(nonce);
    const expected = numbers.map(String);
    if (!expected.some((number) => text.includes(number)))
      return { text, nonce, expects: [nonce, ...expected] };
  }
}

const recallText = (nonce: string): string =>
  `Reference ${nonce}: what monthly budget, in dollars, did I give you earlier in this conversation? ` +
  'Please repeat the reference in your answer.';

const everyday: Prompts = {
  multiply() {
    const calls = 10 * randomInt(40, 100);
    const cents = randomInt(12, 50);
    return prompt(
      (nonce) =>
        `For project ${nonce}: we make ${calls} calls a day at ${cents} cents each. ` +
        'What does that cost per 30-day month, in dollars? Please name the project in your answer.',
      [(calls * cents * 30) / 100],
    );
  },

  tell() {
    const budget = teams * randomInt(220, 2000);
    const told = prompt(
      (nonce) =>
        `For project ${nonce}: our monthly budget is ${budget} dollars. ` +
        'Please remember it, and name the project in your answer.',
      [],
    );
    return { ...told, budget };
  },

  recall({ budget }) {
    return prompt(recallText, [budget]);
  },

  recallUntold() {
    return prompt(recallText, []);
  },

  share({ budget }) {
    return prompt(
      (nonce) =>
        `Reference ${nonce}: if that monthly budget is split evenly over ${teams} teams, ` +
        'how many dollars does each team get? Please repeat the reference in your answer.',
      [budget / teams],
    );
  },
};

const prompts: Readonly<Record<TargetName, Prompts>> = {
  embedded: everyday,
  local: everyday,
  staging: everyday,
};

/** The prompts of a target. Every target answers the same ones today; a target with another domain gets its own row. */
export function promptsFor(name: TargetName): Prompts {
  return prompts[name];
}
