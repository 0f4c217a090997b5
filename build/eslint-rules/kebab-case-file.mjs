import { basename } from 'node:path';

/** File names are whole words in kebab-case, so that a file is found by typing its concern. */

const kebabCase = /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]+(?:-[a-z0-9]+)*)*$/;

/** @type {import('eslint').Rule.RuleModule} */
export const kebabCaseFile = {
  meta: {
    type: 'suggestion',
    docs: { description: 'file names are in kebab-case' },
    schema: [],
    messages: { name: 'Name the file in kebab-case: "{{name}}".' },
  },
  create(context) {
    return {
      Program(node) {
        const name = basename(context.filename);
        if (!name.startsWith('.') && !kebabCase.test(name)) {
          context.report({ node, messageId: 'name', data: { name } });
        }
      },
    };
  },
};
