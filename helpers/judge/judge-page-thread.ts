import type { RecordedTurn } from '../chat/recorded-turn.ts';
import type { ThreadVisit } from '../browser/visit-thread.ts';
import { finding, type Finding } from '../diagnosis/finding.ts';
import { brokenPage } from './broken-page.ts';
import { excerpt } from './excerpt.ts';
import { unlessHeldUp } from './held-up.ts';
import { isOwnMessage } from './is-own-message.ts';
import { answerOf } from './judge-answer.ts';
import type { TurnJudgement } from './judgement.ts';
import { pageEvidence } from './page-evidence.ts';
import { refusalWords } from './refusal-words.ts';
import { saysYou } from './says-you.ts';
import { unshownMessages, type ThreadMessage } from './unshown-messages.ts';

const leads = 'The address of a thread leads to the login page.';

/** What a thread with this turn has to show. */
export function messagesOf({ recording, storedAnswer }: RecordedTurn): readonly ThreadMessage[] {
  const answer = storedAnswer ?? answerOf(recording) ?? '';
  return [
    { role: 'question', text: recording.prompt.text },
    ...(answer === '' ? [] : [{ role: 'answer' as const, text: answer }]),
  ];
}

/** A thread's own address shows its messages: each once, whole, in their order (requirements F54). */
export function judgeThreadShown(visit: ThreadVisit, turn: RecordedTurn): TurnJudgement {
  const articles = visit.views.at(-1)?.articles ?? [];
  const messages = messagesOf(turn);
  const evidence = [
    ...pageEvidence(visit.load),
    ...articles.slice(0, 4).map((text, at) => `article ${at + 1}: ${excerpt(text)}`),
  ];
  const told = unlessHeldUp(threadFindings(visit, articles, messages, evidence), visit.showing);
  return { ...told, evidence, turns: [turn] };
}

function threadFindings(
  { load, threadId }: ThreadVisit,
  articles: readonly string[],
  messages: readonly ThreadMessage[],
  evidence: readonly string[],
): readonly Finding[] {
  const { visibleMs, path, text, parts } = load;
  const broken = visibleMs === undefined ? brokenPage(load, evidence) : undefined;
  if (broken) return [broken];
  if (path === '/login') return [finding('UI_SESSION_LOST', leads, evidence)];
  const lost = (words: string): readonly Finding[] => [finding('UI_THREAD_LOAD', words, evidence)];
  if (visibleMs === undefined) return lost(`Its address shows "${excerpt(text)}".`);
  if (path !== `/chat/${encodeURIComponent(threadId)}`) return lost(`Its address leads to ${path}.`);
  if (!parts.input) return lost('There is no message input beside it.');
  const [first] = unshownMessages(articles, messages);
  if (first) return lost(`The ${first.role} is not shown in its place: ${excerpt(first.text)}`);
  const asked = messages.find(({ role }) => role === 'question')?.text ?? '';
  const question = articles.find((article) => isOwnMessage(article, asked));
  if (question !== undefined && !saysYou(question))
    return lost(`The question is not shown as the user's own: ${excerpt(question)}`);
  const twice = articles.find((article, at) => articles.indexOf(article) !== at);
  return twice === undefined ? [] : lost(`It shows one message twice: ${excerpt(twice)}`);
}

/** The address of a thread that nobody has made says so in words. `usual` is what the chat shows anyway. */
export function judgeUnknownThread({ load, views, showing }: ThreadVisit, usual: string): TurnJudgement {
  const said = refusalWords(usual, views);
  const evidence = [...pageEvidence(load), ...said.slice(0, 3).map((line) => `it says: ${excerpt(line)}`)];
  const broken = brokenPage(load, evidence);
  if (broken) return { findings: [broken], evidence };
  if (said.length > 0) return { findings: [], evidence };
  const { text, path } = load;
  if (path === '/login') return { findings: [finding('UI_SESSION_LOST', leads, evidence)], evidence };
  const words = `The address of a thread that does not exist leads to ${path} and shows ${text.trim() === '' ? 'nothing at all' : `"${excerpt(text)}"`}.`;
  const code = text.trim() === '' ? 'UI_CHAT_NOT_RENDERED' : 'UI_ERROR_NOT_SHOWN';
  return { ...unlessHeldUp([finding(code, words, evidence)], showing), evidence };
}
