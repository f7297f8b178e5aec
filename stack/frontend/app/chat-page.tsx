import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Navigate } from './app.tsx';
import { ChatHeader } from './chat-header.tsx';
import { ChatRoom } from './chat-room.ts';
import { Composer } from './composer.tsx';
import { Conversation } from './conversation.tsx';
import { ResponseCard } from './response-card.tsx';
import { Sidebar } from './sidebar.tsx';
import { SiteHeader } from './site-header.tsx';
import { useFollowedEnd } from './use-followed-end.ts';

interface Props {
  readonly threadId: string | undefined;
  readonly navigate: Navigate;
}

/** The chat: conversations on the left, messages and the agent's work on the right (ui contract, 3). */
export function ChatPage({ threadId, navigate }: Props) {
  const [, draw] = useState(0);
  // A room is left when another thread is opened; one that gets its thread by its first message stays.
  const [visit, setVisit] = useState({ threadId });
  const room = useMemo(
    () =>
      new ChatRoom(
        visit.threadId,
        () => draw((count) => count + 1),
        (id) => navigate(addressOf(id), true),
      ),
    [visit],
  );
  useEffect(() => {
    room.enter();
    return () => room.leave();
  }, [room]);
  useEffect(() => {
    if (threadId !== room.state.threadId) setVisit({ threadId });
  }, [threadId]);

  const open = (id: string | undefined): void => {
    if (id !== undefined && id === room.state.threadId) return;
    setVisit({ threadId: id });
    if (location.pathname !== addressOf(id)) navigate(addressOf(id));
  };
  const { state } = room;
  const own = state.messages.filter(({ role }) => role === 'user').length;
  const content = useFollowedEnd([room, own], [state.messages, state.progress]);
  return (
    <div class="chat-layout">
      <SiteHeader navigate={navigate} />
      <Sidebar room={room} open={open} />
      <main>
        <div data-testid="main-chat" class="chat">
          <ChatHeader room={room} />
          {/* Can be scrolled by keyboard. */}
          <div
            ref={content}
            data-testid="main-content"
            class="content"
            role="region"
            aria-label="Messages"
            tabIndex={0}
          >
            <Conversation room={room} open={open} />
            <ResponseCard progress={state.progress} />
          </div>
          <Composer room={room} />
        </div>
      </main>
    </div>
  );
}

function addressOf(threadId: string | undefined): string {
  return threadId === undefined ? '/chat' : `/chat/${encodeURIComponent(threadId)}`;
}
