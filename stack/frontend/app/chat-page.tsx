import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Navigate } from './app.tsx';
import { ChatRoom } from './chat-room.ts';
import { Composer } from './composer.tsx';
import { Conversation } from './conversation.tsx';
import { ResponseCard } from './response-card.tsx';
import { Sidebar } from './sidebar.tsx';
import { SiteHeader } from './site-header.tsx';

interface Props {
  readonly threadId: string | undefined;
  readonly navigate: Navigate;
}

/** The chat: conversations on the left, messages and the agent's work on the right (ui contract, 3). */
export function ChatPage({ threadId, navigate }: Props) {
  const [, draw] = useState(0);
  // A room is left when another thread is opened; one that gets its thread by its first message stays.
  const [opened, setOpened] = useState(threadId);
  const [visit, setVisit] = useState(0);
  const room = useMemo(
    () =>
      new ChatRoom(
        opened,
        () => draw((count) => count + 1),
        (id) => history.replaceState(null, '', `/chat/${encodeURIComponent(id)}`),
      ),
    [opened, visit],
  );
  useEffect(() => {
    room.enter();
    return () => room.leave();
  }, [room]);
  useEffect(() => {
    if (threadId === room.state.threadId) return;
    setOpened(threadId);
    setVisit((count) => count + 1);
  }, [threadId]);

  const open = (id: string | undefined): void => {
    setOpened(id);
    setVisit((count) => count + 1);
    navigate(id === undefined ? '/chat' : `/chat/${encodeURIComponent(id)}`);
  };
  const { state } = room;
  return (
    <div class="chat-layout">
      <Sidebar room={room} open={open} />
      <SiteHeader navigate={navigate} />
      <main>
        <div data-testid="main-chat" class="chat">
          <div class="chat-header">
            <h1>{state.progress?.agent ?? 'Netra AI Agent Beta'}</h1>
            {state.progress && <span class="badge">{state.progress.status}</span>}
            <span class={`connection ${state.connection === 'Connected' ? 'good' : 'bad'}`} role="status">
              {state.connection}
            </span>
          </div>
          <div data-testid="main-content" class="content">
            <Conversation room={room} open={open} />
            <ResponseCard progress={state.progress} />
          </div>
          <Composer room={room} />
        </div>
      </main>
    </div>
  );
}
