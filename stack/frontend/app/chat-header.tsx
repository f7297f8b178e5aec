import type { ChatRoom } from './chat-room.ts';

/** Who is at work, how far they are, and whether the page hears them. */
export function ChatHeader({ room }: { readonly room: ChatRoom }) {
  const { progress, connection } = room.state;
  return (
    <div class="chat-header">
      <h1>{progress?.agent ?? 'Netra AI Agent Beta'}</h1>
      {progress && <span class="badge state">{progress.status}</span>}
      <span class={`connection ${connection === 'Connected' ? 'good' : 'bad'}`} role="status">
        {connection}
      </span>
      {connection === 'Disconnected' && (
        <button type="button" class="quiet" onClick={() => room.reconnect()}>
          Reconnect
        </button>
      )}
    </div>
  );
}
