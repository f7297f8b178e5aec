import type { ChatRoom } from './chat-room.ts';

/** What stands between the user and an answer: a message that could not be sent, a connection that is away. */
export function SendError({ room }: { readonly room: ChatRoom }) {
  const { error, connection } = room.state;
  return (
    <>
      {connection === 'Reconnecting...' && (
        <p class="notice">The connection is lost and is being opened again. You can go on writing.</p>
      )}
      {error !== undefined && (
        <div role="alert" class="alert bg-red-50">
          <p>{error}</p>
          <button type="button" class="quiet" onClick={() => void room.tryAgain()}>
            Try Again
          </button>
          <button type="button" class="quiet" onClick={() => room.dismissError()}>
            Dismiss
          </button>
        </div>
      )}
    </>
  );
}
