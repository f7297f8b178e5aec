import { useEffect, useRef, useState } from 'preact/hooks';
import type { ChatRoom } from './chat-room.ts';
import { SendError } from './send-error.tsx';

const longestMessage = 10_000;
const countFrom = 8_000;
const idleWords = 'Start typing your AI optimization request... (Shift+Enter for new line)';

/** Where the user types. Enter sends, Shift+Enter begins a new line; while the agent works it waits. */
export function Composer({ room }: { readonly room: ChatRoom }) {
  const [text, setText] = useState('');
  const area = useRef<HTMLTextAreaElement>(null);
  const { isBusy } = room;
  const isShut = room.state.conversation !== 'ready';
  const wasBusy = useRef(false);
  useEffect(() => {
    // Whoever has gone on to something else meanwhile stays there.
    const isFocusFree = document.activeElement === document.body;
    if (wasBusy.current && !isBusy && isFocusFree) area.current?.focus();
    wasBusy.current = isBusy;
  }, [isBusy]);

  const send = (): void => {
    const message = text.trim();
    // The room knows at once that it is busy; this form only with its next drawing.
    if (message === '' || !room.canSend) return;
    setText('');
    void room.sendOverHttp(message);
  };
  return (
    <div data-testid="message-input" class="composer">
      <SendError room={room} />
      <form
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <textarea
          ref={area}
          id="message-input"
          data-testid="message-textarea"
          aria-label="Message input"
          rows={2}
          maxLength={longestMessage}
          placeholder={isBusy ? 'Agent is thinking...' : isShut ? 'No conversation is open' : idleWords}
          disabled={isBusy || isShut}
          value={text}
          onInput={({ currentTarget }) => setText(currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
            event.preventDefault();
            send();
          }}
        />
        <button
          type="submit"
          data-testid="send-button"
          aria-label={isBusy ? 'Sending...' : 'Send message'}
          disabled={isBusy || isShut || text.trim() === ''}
        >
          {isBusy ? 'Sending...' : 'Send'}
        </button>
      </form>
      {text.length > countFrom && (
        <p data-testid="character-count" class="hint count">
          {text.length} / {longestMessage}
        </p>
      )}
    </div>
  );
}
