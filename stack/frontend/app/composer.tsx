import { useEffect, useRef, useState } from 'preact/hooks';
import type { ChatRoom } from './chat-room.ts';

const longestMessage = 10_000;
const countFrom = 8_000;
const idleWords = 'Start typing your AI optimization request... (Shift+Enter for new line)';

/** Where the user types. Enter sends, Shift+Enter begins a new line; while the agent works it waits. */
export function Composer({ room }: { readonly room: ChatRoom }) {
  const [text, setText] = useState('');
  const area = useRef<HTMLTextAreaElement>(null);
  const { isBusy } = room;
  const { error } = room.state;
  const wasBusy = useRef(false);
  useEffect(() => {
    if (wasBusy.current && !isBusy) area.current?.focus();
    wasBusy.current = isBusy;
  }, [isBusy]);

  const send = (): void => {
    const message = text.trim();
    if (message === '' || isBusy) return;
    setText('');
    void room.sendOverHttp(message);
  };
  return (
    <div data-testid="message-input" class="composer">
      {error !== undefined && (
        <div role="alert" class="alert bg-red-50">
          <p>{error}</p>
          <button type="button" class="quiet" onClick={() => room.dismissError()}>
            Dismiss
          </button>
        </div>
      )}
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
          placeholder={isBusy ? 'Agent is thinking...' : idleWords}
          disabled={isBusy}
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
          aria-label="Send message"
          disabled={isBusy || text.trim() === ''}
        >
          {isBusy ? 'Sending...' : 'Send'}
        </button>
      </form>
      {text.length > countFrom && (
        <p data-testid="character-count" class="hint">
          {text.length} / {longestMessage}
        </p>
      )}
    </div>
  );
}
