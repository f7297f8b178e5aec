import { dirname, resolve } from 'node:path';
import { projectPath } from './project-path.js';
import { reserved } from './reserved.js';
import { isIn } from './rooms.js';

/** Keeps what `reserved.js` names to the files that may have it. Types are nobody's secret. */
export const reservedImports = {
  meta: {
    type: 'problem',
    docs: { description: 'What could make up evidence is imported by its one maker alone.' },
    schema: [],
    messages: { reserved: '{{file}} may not import `{{name}}` of {{from}}: {{why}}.' },
  },

  create(context) {
    const file = projectPath(context.filename);
    const isOurs = ['env', 'helpers', 'tests'].some((room) => isIn(file, room)) && !isIn(file, 'tests/self');
    if (!isOurs) return {};

    const sourceOf = (text) =>
      /^\.{0,2}\//.test(text) ? projectPath(resolve(dirname(context.filename), text)) : text;

    function check(node, source, names) {
      const from = sourceOf(source);
      for (const row of reserved.filter((one) => one.from === from && !one.only.includes(file))) {
        const name = names.find((one) => row.names.includes(one));
        if (name) context.report({ node, messageId: 'reserved', data: { file, name, from, why: row.why } });
      }
    }

    const isType = (node, kind) => node[kind] === 'type';
    const importedName = ({ type, imported }) =>
      type === 'ImportNamespaceSpecifier'
        ? '*'
        : type === 'ImportDefaultSpecifier'
          ? 'default'
          : imported.name;

    return {
      ImportDeclaration(node) {
        if (isType(node, 'importKind')) return;
        const values = node.specifiers.filter((one) => !isType(one, 'importKind'));
        check(node, node.source.value, values.map(importedName));
      },
      ExportNamedDeclaration(node) {
        if (!node.source || isType(node, 'exportKind')) return;
        check(
          node,
          node.source.value,
          node.specifiers.map(({ local }) => local.name),
        );
      },
      // All of it, and nobody knows what is taken.
      ImportExpression({ source }) {
        if (typeof source.value === 'string') checkAll(source, source.value);
      },
    };

    function checkAll(node, source) {
      const all = reserved.find(({ from }) => from === sourceOf(source));
      if (all) check(node, source, all.names);
    }
  },
};
