import type { ChatRoom } from './chat-room.ts';
import { ExamplePrompts } from './example-prompts.tsx';
import type { Message } from './message.ts';

interface Props {
  readonly room: ChatRoom;
  readonly open: (threadId: string | undefined) => void;
}

/** The messages of the open thread; a welcome where there is none yet. */
export function Conversation({ room, open }: Props) {
  const { conversation, messages, threadId } = room.state;
  if (conversation === 'loading') return <p role="status">Loading conversation...</p>;
  if (conversation !== 'ready') {
    const isMissing = conversation === 'missing';
    return (
      <div role="alert" class="alert">
        <h2>Unable to Load Conversation</h2>
        <p>
          {isMissing ? 'It does not exist, or it belongs to somebody else.' : 'The service did not answer.'}
        </p>
        {!isMissing && threadId !== undefined && (
          <button type="button" class="quiet" onClick={() => void room.loadConversation(threadId)}>
            Retry
          </button>
        )}
        <button type="button" class="quiet" onClick={() => open(undefined)}>
          Return to Chat
        </button>
      </div>
    );
  }
  if (messages.length === 0) {
    return (
      <div class="welcome">
        <h2>Welcome to Netra AI</h2>
        <p>Your AI-powered optimization platform for reducing costs and improving performance</p>
        <ExamplePrompts room={room} />
      </div>
    );
  }
  return (
    <div role="log" aria-label="Conversation" class="messages">
      {messages.map((message) => (
        <Bubble key={message.id} message={message} />
      ))}
    </div>
  );
}

function Bubble({ message: { role, text, agent, isUnanswered } }: { readonly message: Message }) {
  const isOwn = role === 'user';
  return (
    <article class={isOwn ? 'message own justify-end' : 'message'}>
      <span class="avatar" aria-hidden="true">
        {isOwn ? 'U' : 'N'}
      </span>
      <div class="bubble">
        <p class="author">{isOwn ? 'You' : (agent ?? 'Netra Agent')}</p>
        <p class="text">{text}</p>
        {isUnanswered && <p class="hint">Not answered</p>}
      </div>
    </article>
  );
}
