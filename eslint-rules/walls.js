import { dirname, resolve } from 'node:path';
import { projectPath } from './project-path.js';
import { isIn, roomOf } from './rooms.js';

const door = 'helpers/test.ts';

/** Keeps every import inside the walls of `rooms.js`, and `test` and `expect` of the specs at the one door. */
export const walls = {
  meta: {
    type: 'problem',
    docs: { description: 'Imports run one way: tests → helpers → env; stack and faults stand apart.' },
    schema: [],
    messages: {
      room: '{{from}} may not import {{to}}: {{why}}.',
      typesOnly: '{{from}} may import the types of {{to}} alone (`import type`): {{why}}.',
      package: '{{from}} may not import the package "{{to}}": {{why}}.',
      outside: '"{{to}}" leads out of the project.',
      door: '`{{name}}` comes from {{door}} alone; a fixture of another file would miss the others.',
    },
  },

  create(context) {
    const file = projectPath(context.filename);
    const room = roomOf(file);
    const isSpec = room.folder === 'tests';

    function check(node, source, isTypeOnly) {
      if (typeof source !== 'string') return;
      if (!/^\.{0,2}\//.test(source)) return checkPackage(node, source, isTypeOnly);
      const to = projectPath(resolve(dirname(context.filename), source));
      const data = { from: file, to, why: room.why };
      if (to.startsWith('../')) return context.report({ node, messageId: 'outside', data: { to: source } });
      if (room.imports.some((place) => isIn(to, place))) return checkDoor(node, to, isTypeOnly);
      if (!room.types?.some((place) => isIn(to, place)))
        return context.report({ node, messageId: 'room', data });
      if (!isTypeOnly) context.report({ node, messageId: 'typesOnly', data });
    }

    function checkPackage(node, source, isTypeOnly) {
      const isNode = source.startsWith('node:');
      const name = source.split('/', source.startsWith('@') ? 2 : 1).join('/');
      const allowed = room.packages.some(
        (one) => one === '*' || one === name || (isNode && one === 'node:*'),
      );
      // A type is gone before the run: it lets nobody in.
      if (allowed || (isTypeOnly && !isNode)) return;
      context.report({ node, messageId: 'package', data: { from: file, to: source, why: room.why } });
    }

    function checkDoor(node, to, isTypeOnly) {
      if (!isSpec || isTypeOnly || to === door) return;
      for (const one of node.specifiers ?? []) {
        const name = one.imported?.name ?? one.local.name;
        if (name === 'test' || name === 'expect')
          context.report({ node: one, messageId: 'door', data: { name, door } });
      }
    }

    const hasTypesAlone = (node, kind) =>
      node[kind] === 'type' ||
      (node.specifiers?.length > 0 && node.specifiers.every((one) => one[kind] === 'type'));

    return {
      ImportDeclaration: (node) => check(node, node.source.value, hasTypesAlone(node, 'importKind')),
      ExportNamedDeclaration: (node) => check(node, node.source?.value, hasTypesAlone(node, 'exportKind')),
      ExportAllDeclaration: (node) => check(node, node.source.value, node.exportKind === 'type'),
      ImportExpression: (node) => check(node, node.source.value, false),
      TSImportType: (node) => check(node, (node.source ?? node.argument?.literal)?.value, true),
    };
  },
};
