import type { CatalogueEntry } from './entry.ts';
import { inLayer } from './entry.ts';
import { code, codeLike, inBrowser, pageLimits } from './page-faults.ts';

const message = inLayer('ui', 'product', inBrowser.message, pageLimits);
const handling = 'WEBSOCKET_AGENT_RESPONSE_ISSUE_REPORT';
const shownAnswer = 'this.change({ progress, messages: [...this.state.messages, answer] });';
const answerText = 'text: progress.answer ?? ""';
const ownMessage = 'messages: [...this.state.messages, message]';

/** Messages that a user cannot send, or that leave the page otherwise than they meant. */
export const brokenSending: readonly CatalogueEntry[] = [
  message(
    'X105-button-does-nothing',
    'The button no longer sends the message',
    'UI_NOT_SENT',
    'E2E_AUTH_TEST',
    [codeLike(/(onSubmit: \(event\) => \{\s*event\.preventDefault\(\);\s*)send\(\);/, '$1')],
  ),
  message(
    'X105-button-stays-disabled',
    'The button stays disabled whatever is typed',
    'UI_SEND_DISABLED',
    'E2E_AUTH_TEST',
    [codeLike(/disabled: isBusy \|\| isShut \|\| \w+\.trim\(\) === ""/, 'disabled: true')],
  ),
  message('F55-sent-twice', 'One message leaves the page twice', 'UI_SENT_TWICE', 'ui contract, section 0', [
    codeLike(/(const \{ runId, answer \} = await )(execute\(threadId, \w+\))/, '$1($2, $2)'),
  ]),
  inLayer('ui', 'product', inBrowser.example, pageLimits)(
    'F55-example-does-nothing',
    'The examples of the page no longer begin a conversation',
    'UI_NOT_SENT',
    'ui contract, section 0',
    [codeLike(/void room\.sendOverSocket\(\w+\)/, 'undefined')],
  ),
  message(
    'F55-sent-to-another-thread',
    'The second message of a thread is sent to another thread',
    'UI_WRONG_THREAD',
    'ui contract, section 4',
    [
      codeLike(
        /(if \()(this\.state\.threadId !== void 0)(\) return this\.state\.threadId;)/,
        '$1$2 && this.state.messages.length > 2) return (await createThread("Elsewhere")).id;\n    if ($2$3',
      ),
    ],
  ),
  inLayer('ui', 'product', inBrowser.conversation, pageLimits)(
    'F55-address-stays',
    'A conversation never gets an address of its own',
    'UI_THREAD_LOAD',
    'ui contract, section 1',
    [code('if (!this.hasLeft) this.onThread(id);', '')],
  ),
];

/** A busy machine passes over what comes and goes in a few milliseconds, and the page is not blamed for it. */
const slowly = { stack: { STACK_PACE_MS: '1500' } } as const;

/** What the agents do, and the page does not tell, or does not stop telling. */
export const untoldProgress: readonly CatalogueEntry[] = [
  ...(
    [
      ['agent_thinking', 'thinking', 'The page does not show what the agent thinks'],
      ['tool_completed', 'tool-end', 'The page goes on showing a tool that has ended'],
    ] as const
  ).map(([event, name, words]) =>
    message(
      `X103-${name}-unhandled`,
      words,
      'UI_PROGRESS_NOT_SHOWN',
      handling,
      [code(`case "${event}":`, `case "${event}_v1":`)],
      slowly,
    ),
  ),
  message(
    'X103-work-unshown',
    'The page does not say that the agent is at work',
    'UI_PROGRESS_NOT_SHOWN',
    handling,
    [code('"data-testid": "agent-processing"', '"data-testid": "agent-processing", style: "display: none"')],
    slowly,
  ),
  message(
    'X107-thinking-stays',
    'The page goes on showing a thought when the agent has finished',
    'UI_PROGRESS_NOT_SHOWN',
    'AGENT_DEATH report',
    [
      code('...withoutThought(now), agent, status: "completed"', '...now, agent, status: "completed"'),
      code('this.turn.onProgress(withoutThought(progress));', 'this.turn.onProgress(progress);'),
    ],
    slowly,
  ),
];

/** Answers that came and are not on the page, not as they came, or too late. */
export const brokenAnswers: readonly CatalogueEntry[] = [
  message(
    'X103-answer-dropped',
    'The answer comes over a perfect wire, and the page drops it',
    'UI_DID_NOT_RENDER',
    handling,
    [code(shownAnswer, 'this.change({ progress });')],
  ),
  message(
    'X103-answer-taken-away',
    'The page shows the answer for a moment and takes it away again',
    'UI_DID_NOT_RENDER',
    handling,
    [
      code(
        shownAnswer,
        `${shownAnswer} setTimeout(() => this.change({ messages: this.state.messages.filter((one) => one !== answer) }), 150);`,
      ),
    ],
  ),
  message(
    'F55-answer-is-an-object',
    'The page shows an object in the place of the answer',
    'UI_ANSWER_DIFFERS',
    'ui contract, section 5',
    [code(answerText, 'text: String({ answer: progress.answer })')],
  ),
  message(
    'F55-answer-twice',
    'The page shows the answer twice',
    'UI_ANSWER_DIFFERS',
    'ui contract, section 5',
    [
      code(
        shownAnswer,
        'this.change({ progress, messages: [...this.state.messages, answer, { ...answer, id: "again" + answer.id }] });',
      ),
    ],
  ),
  message(
    'F55-own-message-unshown',
    'The page does not show what the user has typed',
    'UI_OWN_MESSAGE_WRONG',
    'ui contract, section 0',
    [code(ownMessage, 'messages: this.state.messages')],
  ),
  message(
    'X103-answer-unseen',
    'The answer stands on the page, and nobody can see it',
    'UI_DID_NOT_RENDER',
    handling,
    [
      code(
        'class: isOwn ? "message own justify-end" : "message"',
        'style: isOwn ? "" : "opacity: 0", class: "message"',
      ),
    ],
  ),
  message(
    'F55-input-not-emptied',
    'What was sent stays in the message input',
    'UI_OWN_MESSAGE_WRONG',
    'ui contract, section 3',
    [code('setText("");', '')],
  ),
  message(
    'X107-waits-for-ever',
    'The page shows the answer and goes on waiting for it',
    'UI_SPINNER_FOREVER',
    'AGENT_DEATH report',
    [code(shownAnswer, 'this.change({ messages: [...this.state.messages, answer] });')],
  ),
  message(
    'F55-input-never-back',
    'After the answer nothing more can be typed',
    'UI_INPUT_LOCKED',
    'ui contract, section 0',
    [
      codeLike(
        /disabled: isBusy \|\| isShut,/,
        'disabled: isBusy || isShut || room.state.messages.length > 0,',
      ),
    ],
  ),
  message(
    'F55-breaks-at-the-end',
    'The page throws when the agent has finished',
    'UI_CRASHED',
    'ui contract, section 5',
    [
      code(
        shownAnswer,
        `${shownAnswer} setTimeout(() => { throw new TypeError("get is not a function"); });`,
      ),
    ],
  ),
  inLayer('latency', 'product', inBrowser.message)(
    'budget-answer-shown-late',
    'The page shows the answer most of a second after it came',
    'BUDGET_EXCEEDED',
    'requirements 2c, ui_answer_shown',
    [code(shownAnswer, `setTimeout(() => { ${shownAnswer} }, 800);`)],
  ),
  inLayer('latency', 'product', inBrowser.message)(
    'budget-answer-behind-own-work',
    'The script of the page computes for more than a second before it shows the answer',
    'BUDGET_EXCEEDED',
    'requirements 2c, ui_answer_shown',
    [
      code(
        shownAnswer,
        `const started = performance.now(); while (performance.now() - started < 1600); ${shownAnswer}`,
      ),
    ],
  ),
];

/** Conversations that run into each other, or cannot be opened again. */
export const brokenConversations: readonly CatalogueEntry[] = [
  inLayer('ui', 'product', inBrowser.newChat, pageLimits)(
    'F55-new-chat-keeps-the-old',
    'A new chat goes on with the conversation before it',
    'UI_WRONG_THREAD',
    'ui contract, section 3',
    [
      codeLike(/setVisit\(\{ threadId: id \}\);/, 'if (id !== void 0) setVisit({ threadId: id });'),
      code(
        'if (threadId !== room.state.threadId) setVisit(',
        'if (threadId !== void 0 && threadId !== room.state.threadId) setVisit(',
      ),
    ],
  ),
];
