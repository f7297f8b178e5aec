import { countAnswer } from './count-answer.ts';
import type { PageView } from '../browser/page-record.ts';
import { isOwnMessage } from './is-own-message.ts';
import { lettersOf } from './letters-of.ts';
import type { Step } from './run-view.ts';

/** With less than this a message says nothing, letters. */
const leastLetters = 8;
/** What pages write around the work of an agent, and is none of its answer (ui contract, sections 3.2 and 5). */
const aroundWork =
  /starting|initializing|thinking|completed(?:in)?(?:\d+(?:ms|s)?)?|netraagent|rawdata|messageid\w*|collapseanalysis|analysiscomplete/g;

/**
 * What stands among the messages where the answer should: a new message that is neither the user's nor about the progress of the
 * work. Undefined where there is none.
 */
export function insteadOfAnswer(
  before: PageView | undefined,
  last: PageView,
  { typed, answer, own }: { readonly typed: string; readonly answer: string; readonly own: readonly Step[] },
): string | undefined {
  const old = [...(before?.articles ?? [])];
  const words = own
    .flatMap(({ event }) => [event.body['reasoning'], event.body['message'], event.agent, event.tool])
    .map((part) => lettersOf(typeof part === 'string' ? part : ''))
    .filter((part) => part !== '')
    .toSorted((a, b) => b.length - a.length);
  return last.articles.find((article) => {
    const at = old.indexOf(article);
    if (at >= 0) {
      old.splice(at, 1);
      return false;
    }
    if (isOwnMessage(article, typed) || countAnswer(article, answer) > 0) return false;
    const body = words.reduce((left, part) => left.replaceAll(part, ''), lettersOf(article));
    return body.replace(aroundWork, '').length >= leastLetters;
  });
}
