import { useState } from 'preact/hooks';
import type { ChatRoom } from './chat-room.ts';

interface Props {
  readonly room: ChatRoom;
  readonly open: (threadId: string | undefined) => void;
}

/** The user's conversations. */
export function Sidebar({ room, open }: Props) {
  const [wanted, setWanted] = useState('');
  const { threads, threadId } = room.state;
  const shown = threads.filter(({ title }) => (title ?? '').toLowerCase().includes(wanted.toLowerCase()));
  return (
    <aside data-testid="chat-sidebar" class="sidebar" aria-label="Conversations">
      <button
        type="button"
        data-testid="new-chat-button"
        disabled={room.isBusy}
        onClick={() => open(undefined)}
      >
        New Chat
      </button>
      <input
        type="search"
        data-testid="search-input"
        aria-label="Search conversations"
        placeholder="Search conversations..."
        value={wanted}
        onInput={({ currentTarget }) => setWanted(currentTarget.value)}
      />
      <div data-testid="thread-list" class="threads">
        <State room={room} isFound={shown.length > 0} />
        {shown.map(({ id, title }) => (
          <button
            key={id}
            type="button"
            data-testid={`thread-item-${id}`}
            class="thread"
            aria-current={id === threadId ? 'page' : undefined}
            title={title ?? undefined}
            onClick={() => open(id)}
          >
            {title ?? 'Untitled'}
          </button>
        ))}
      </div>
      <p class="hint">
        {threads.length} conversation{threads.length === 1 ? '' : 's'}
      </p>
    </aside>
  );
}

function State({ room, isFound }: { readonly room: ChatRoom; readonly isFound: boolean }) {
  const { threads, threadsShown } = room.state;
  if (threadsShown === 'loading')
    return (
      <p role="status" class="hint">
        Loading conversations...
      </p>
    );
  if (threadsShown === 'failed') {
    return (
      <div role="alert" class="alert bg-red-50">
        <p>The conversations could not be loaded.</p>
        <button type="button" class="quiet" onClick={() => void room.loadThreads()}>
          Retry
        </button>
      </div>
    );
  }
  if (isFound) return null;
  return (
    <p class="hint">{threads.length === 0 ? 'No conversations yet' : 'No conversation has such a title'}</p>
  );
}
