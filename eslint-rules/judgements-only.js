import { matchers } from './matchers.js';

/** What a spec could only have made up itself. */
const madeUp = ['ObjectExpression', 'Literal', 'TemplateLiteral', 'UnaryExpression', 'BinaryExpression'];

/**
 * A spec about a target asserts by the judgements of the suite alone: `expect(…)` or `expect.soft(…)`, one matcher of the closed
 * list, nothing turned round, nothing tried again, and about something that a fixture or a `judge…` function handed over.
 */
export const judgementsOnly = {
  meta: {
    type: 'problem',
    docs: { description: 'Specs about a target assert by judgements alone.' },
    schema: [],
    messages: {
      matcher:
        '`{{name}}` compares what the spec holds in its own hands; judge it in helpers/judge and say `toHold()`.',
      turned: '`.{{name}}` turns an assertion round or waits for it; a spec says what must hold, once.',
      madeUp: 'What is asserted here was made by the spec itself, so it says nothing about the target.',
      door: '`expect.{{name}}` is another way to assert; there are `expect(…)` and `expect.soft(…)` alone.',
    },
  },

  create(context) {
    const isExpect = (node) => node.type === 'Identifier' && node.name === 'expect';

    /** Whether the call makes an assertion: `expect(…)`, `expect.soft(…)`. */
    const opens = ({ type, callee }) =>
      type === 'CallExpression' &&
      (isExpect(callee) ||
        (callee.type === 'MemberExpression' && isExpect(callee.object) && callee.property.name === 'soft'));

    function checkSubject({ arguments: [subject] }) {
      const parts = subject?.type === 'ArrayExpression' ? subject.elements : [subject];
      for (const part of parts) {
        if (part && madeUp.includes(part.type)) context.report({ node: part, messageId: 'madeUp' });
      }
    }

    return {
      CallExpression(node) {
        if (opens(node)) checkSubject(node);
        const { callee } = node;
        if (callee.type !== 'MemberExpression') return;
        const name = callee.property.name ?? String(callee.property.value);
        if (isExpect(callee.object) && name !== 'soft') {
          context.report({ node: callee, messageId: 'door', data: { name } });
        }
        if (opens(callee.object) && !matchers.includes(name)) {
          context.report({ node: callee.property, messageId: 'matcher', data: { name } });
        }
      },
      MemberExpression({ object, property, parent }) {
        if (opens(object) && parent.type === 'MemberExpression') {
          context.report({ node: property, messageId: 'turned', data: { name: property.name } });
        }
      },
    };
  },
};
