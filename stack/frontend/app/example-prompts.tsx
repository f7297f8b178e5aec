import type { ChatRoom } from './chat-room.ts';

/** The reference agent computes each of them. */
const examples = [
  'We make 1200 model calls a day at 3 cents each. What does that cost us in 30 days?',
  'We spend 5000 dollars a month on model calls. How much is that a year?',
  'Our budget for models is 6000 dollars a month. What is 30 percent of it?',
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
