/** What the suite gives a name to at the target, and the fields that become headers of a request. */
const onTheWire = /^(?:headers|user-?agent|title|email|nextName|uniqueName)$/i;

/**
 * No word that changes how the product behaves may stand in what the suite sends. `where: 'file'` looks at every text of the
 * file, `where: 'wire'` at header names and values, titles, names and the User-Agent alone. The words are handed in, so that
 * `env/forbidden-words.ts` stays their one list.
 */
export const noForbiddenWords = {
  meta: {
    type: 'problem',
    docs: { description: 'No word that changes how the product behaves in what the suite sends to it.' },
    schema: [
      {
        type: 'object',
        additionalProperties: false,
        required: ['words', 'where'],
        properties: {
          words: { type: 'array', items: { type: 'string' }, minItems: 1 },
          where: { enum: ['file', 'wire'] },
          allow: { type: 'array', items: { type: 'string' } },
        },
      },
    ],
    messages: {
      word: '"{{text}}" holds "{{word}}", which changes how the product behaves (env/forbidden-words.ts).',
    },
  },

  create(context) {
    const { words, where, allow = [] } = context.options[0];

    function check(node, text) {
      if (allow.includes(text)) return;
      const word = words.find((one) => text.toLowerCase().includes(one));
      if (word !== undefined) context.report({ node, messageId: 'word', data: { text, word } });
    }

    const checkKey = (node) => check(node, String(node.name ?? node.value));

    /** Every text below a node, and the keys of its objects, which are header names. */
    function checkBelow(node) {
      if (node === null || node === undefined) return;
      if (node.type === 'Literal' && typeof node.value === 'string') check(node, node.value);
      if (node.type === 'TemplateElement') check(node, node.value.cooked ?? node.value.raw);
      if (node.type === 'Property' && !node.computed && node.key.type !== 'Literal') checkKey(node.key);
      for (const key of context.sourceCode.visitorKeys[node.type] ?? []) {
        for (const child of [node[key]].flat()) checkBelow(child);
      }
    }

    const nameOf = (node) => String(node?.name ?? node?.value ?? node?.property?.name ?? '');

    if (where === 'file') {
      return {
        Literal(node) {
          const isSource = /^(?:Import|Export).*/.test(node.parent.type) && node.parent.source === node;
          if (typeof node.value === 'string' && !isSource) check(node, node.value);
        },
        TemplateElement: (node) => check(node, node.value.cooked ?? node.value.raw),
      };
    }
    return {
      Property(node) {
        if (!node.computed && onTheWire.test(nameOf(node.key))) checkBelow(node.value);
      },
      VariableDeclarator(node) {
        if (onTheWire.test(nameOf(node.id))) checkBelow(node.init);
      },
      CallExpression({ callee, arguments: given }) {
        const isHeaderCall =
          callee.type === 'MemberExpression' &&
          (nameOf(callee.property) === 'setHeader' ||
            (/^(?:set|append)$/.test(nameOf(callee.property)) && /headers$/i.test(nameOf(callee.object))));
        if (isHeaderCall) given.forEach(checkBelow);
      },
    };
  },
};
