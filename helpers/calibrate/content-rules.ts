import type { PromptSent } from '../chat/turn.ts';
import { contains, judgeText } from '../judge/judge-answer.ts';

/** A rule about the content of an answer (docs/judging.md, rule 11), and whether one answer kept it. */
export interface RuleHeld {
  readonly rule: string;
  readonly held: boolean;
}

/** What every answer is asked for, one by one, and at last all of it together. An answer that never came keeps no rule. */
export function contentRules(prompt: PromptSent, answer: string | undefined): readonly RuleHeld[] {
  const text = answer ?? '';
  const bare = judgeText(text, { ...prompt, expects: [] });
  const results = prompt.expects.filter((expected) => expected !== prompt.nonce);
  return [
    { rule: 'is an answer', held: text.trim() !== '' },
    {
      rule: 'was not prepared',
      held: text.trim() !== '' && !bare.some(({ code }) => code === 'CANNED_AGENT'),
    },
    { rule: 'names the nonce', held: contains(text, prompt.nonce) },
    ...(results.length > 0
      ? [{ rule: 'holds the result', held: results.every((result) => contains(text, result)) }]
      : []),
    { rule: 'all of them', held: judgeText(text, prompt).length === 0 },
  ];
}
