import type { Code } from '../../../helpers/diagnosis/codes.ts';
import type { Asked } from './asked.ts';
import { afterEnd, grammarRule, unended } from './grammar-codes.ts';
import type { Ruling } from './ruling.ts';

/** Every code of one clear reading is a breach of its own, but for those that stand for one another. */
export function ruleStrictly(
  first: ReadonlySet<Code>,
  doubted: ReadonlySet<Code>,
  also: ReadonlySet<Code>,
  asked: Asked,
  isClosed: boolean,
): Ruling {
  const may = new Set<Code>([...also, ...doubted]);
  const groups: Code[][] = [];
  const certain = [...first].filter((code) => !doubted.has(code));
  const end = certain.filter((code) => unended.includes(code));
  const after = certain.includes('EVENT_AFTER_TERMINAL') || also.has('EVENT_AFTER_TERMINAL');
  if (end.length > 0 && isClosed) for (const code of end) may.add(code);
  else if (end.length > 0) groups.push(asked.isServerAlive ? end : ['WS_HALF_OPEN']);
  if (after) groups.push([...afterEnd]);
  for (const code of certain) {
    if (unended.includes(code) || code === 'EVENT_AFTER_TERMINAL') continue;
    // What a run lacks that never ended may have been to follow: its silence says it all.
    const mayFollow = code === 'EVENT_MISSING' && end.length > 0;
    // An order that is only wrong because of what came after the end is said by that.
    const isSaid = code === 'EVENT_ORDER' && also.has('EVENT_AFTER_TERMINAL');
    if (mayFollow || isSaid) may.add(code);
    else groups.push([code]);
  }
  return { breaches: groups.map((anyOf) => ({ rule: grammarRule(anyOf), anyOf })), may, unclear: [] };
}
