import { projectPath } from './project-path.js';

const vague = ['util', 'utils', 'common', 'lib', 'libs', 'misc', 'shared', 'mock', 'mocks', 'index'];

/** kebab-case names that say what is in the file; no drawer for odds and ends, and no barrel. */
export const fileNames = {
  meta: {
    type: 'suggestion',
    docs: { description: 'File and folder names are kebab-case nouns; a function lives with its noun.' },
    schema: [],
    messages: {
      kebab: '"{{name}}" is not in kebab-case.',
      vague: '"{{name}}" says nothing about what is in it: a function lives with its noun.',
      barrel: 'A file that only hands on what others export is a barrel; the one door is helpers/test.ts.',
    },
  },

  create(context) {
    const path = projectPath(context.filename);

    function checkName(node, segment) {
      const name = segment.replace(/^\./, '').replace(/(?:\.(?:test|spec|config|d))?\.[cm]?[jt]sx?$/, '');
      if (vague.includes(name)) context.report({ node, messageId: 'vague', data: { name: segment } });
      else if (!/^[a-z\d]+(?:-[a-z\d]+)*$/.test(name))
        context.report({ node, messageId: 'kebab', data: { name: segment } });
    }

    return {
      Program(node) {
        for (const segment of path.split('/')) checkName(node, segment);
        const exportsOfOthers = node.body.filter((one) => one.type.startsWith('Export') && one.source);
        const isBarrel = node.body.length > 0 && exportsOfOthers.length === node.body.length;
        if (isBarrel) context.report({ node, messageId: 'barrel' });
      },
      ExportAllDeclaration: (node) => context.report({ node, messageId: 'barrel' }),
    };
  },
};
