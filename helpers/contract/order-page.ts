import { orderGrammar, orderSigns, orderStates, type OrderState } from './order-grammar.ts';

const ends: readonly OrderState[] = ['ended', 'failed'];

/** docs/contract/order.md: the grammar of a run as a state diagram. */
export function orderPage(): string {
  return `# The order of the events of one run

Made by \`npm run contract\` from [order-grammar.ts](../../helpers/contract/order-grammar.ts); do not edit. A self-test walks the
diagram and holds it against the judge. The rules in words, and what each breach is called, are in [judging.md](../judging.md).

\`\`\`mermaid
${diagram()}
\`\`\`

- The root is the agent of the first \`agent_started\`. Its completion, or its error, ends the run; after it no event of the run may come.
- Each of the five types comes at least once before the end. Thinking may repeat, calls may overlap, other agents may work in between.
- Every \`tool_completed\` closes the oldest open call of the same tool and agent.
- Order is the order of arrival on the socket. \`connect\`, \`pong\`, \`heartbeat\`, \`ack\`, \`system_message\` and unknown types stand outside of it.
`;
}

function diagram(): string {
  const states = Object.entries(orderStates).map(([name, words]) => `  ${name}: ${words}`);
  const steps = orderGrammar.map(({ from, on, to }) => `  ${from} --> ${to}: ${orderSigns[on]}`);
  return [
    'stateDiagram-v2',
    ...states,
    '  [*] --> asked',
    ...steps,
    ...ends.map((state) => `  ${state} --> [*]`),
  ].join('\n');
}
