import type { ChatRoom } from './chat-room.ts';

const examples = [
  'Our chat model costs 12 cents a call and we make 40 calls a day. What is that per 30-day month?',
  'We spend 5000 dollars a month on model calls. What is left if we cut that by 30 percent?',
  'Split a monthly budget of 6000 dollars evenly over 5 teams.',
] as const;

/** Cards that begin a conversation; they send over the socket, as those of the product do. */
export function ExamplePrompts({ room }: { readonly room: ChatRoom }) {
  return (
    <section data-testid="example-prompts" class="examples" aria-labelledby="examples-heading">
      <h3 id="examples-heading">Quick Start Examples</h3>
      <ul>
        {examples.map((text) => (
          <li key={text}>
            <button type="button" class="cursor-pointer" onClick={() => void room.sendOverSocket(text)}>
              {text} <span class="hint">Click to start conversation</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
