import type { FaultInput } from '../fault.ts';
import type { CatalogueEntry } from './entry.ts';
import { goldenTurn, inLayer } from './entry.ts';

const answer = inLayer('answer', 'product', goldenTurn, 100);
const says = (text: string): FaultInput[] => [{ kind: 'agent-canned', answer: text }];

export const answers: readonly CatalogueEntry[] = [
  answer('X85-empty', 'The answer is empty', 'RESPONSE_NOT_SUBSTANTIVE', 'STAGING_TESTS.md', [
    { kind: 'agent-empty-answer' },
  ]),
  answer(
    'X85-apology',
    'The answer is an apology',
    'RESPONSE_NOT_SUBSTANTIVE',
    'STAGING_TESTS.md',
    says('I am sorry, I cannot help you with that.'),
  ),
  answer(
    'X85-off-the-point',
    'The answer is about something else',
    'ANSWER_WRONG',
    'STAGING_TESTS.md',
    says('Cloud costs can be lowered in many ways.'),
  ),
  answer(
    'X85-wrong-number',
    'The result is wrong',
    'ANSWER_WRONG',
    'STAGING_TESTS.md',
    says('The result is 7 dollars.'),
  ),
  answer(
    'X86-forgets-the-thread',
    'Later turns do not know the first',
    'CONTEXT_LOST',
    'SESSION_CONTINUITY_FIX',
    [{ kind: 'agent-forgets-thread' }],
    { grep: 'remembers in later turns|agent events' },
  ),
];
