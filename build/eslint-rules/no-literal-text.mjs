/** @import { TSESLint, TSESTree } from '@typescript-eslint/utils' */

/**
 * Forbids words written straight into the page: every text a person can see or hear comes from the
 * dictionaries in `renderer/i18n`, so that both languages always have it.
 *
 * Found: text between tags, strings and templates given as children, and the attributes in
 * `readAloudAttributes`. Punctuation, digits and symbols without letters are fine.
 */

/** Attributes whose value is shown or read aloud. */
const readAloudAttributes = new Set([
  'alt',
  'aria-description',
  'aria-label',
  'aria-placeholder',
  'aria-roledescription',
  'aria-valuetext',
  'description',
  'errorMessage',
  'label',
  'placeholder',
  'title',
]);

/** @param {string} text */
const hasLetters = (text) => /\p{L}/u.test(text.replace(/&[a-z]+;|&#\d+;/gi, ''));

/**
 * The literal pieces of text an expression can evaluate to.
 *
 * @param {TSESTree.Node} expression
 * @returns {{ node: TSESTree.Node, text: string }[]}
 */
function literalsOf(expression) {
  switch (expression.type) {
    case 'Literal':
      return typeof expression.value === 'string' ? [{ node: expression, text: expression.value }] : [];
    case 'TemplateLiteral':
      return expression.quasis.map((quasi) => ({ node: quasi, text: quasi.value.raw }));
    case 'ConditionalExpression':
      return [...literalsOf(expression.consequent), ...literalsOf(expression.alternate)];
    case 'LogicalExpression':
      return [...literalsOf(expression.left), ...literalsOf(expression.right)];
    case 'BinaryExpression':
      return expression.operator === '+'
        ? [...literalsOf(expression.left), ...literalsOf(expression.right)]
        : [];
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSNonNullExpression':
      return literalsOf(expression.expression);
    default:
      return [];
  }
}

/** @type {TSESLint.RuleModule<'child' | 'attribute'>} */
export const noLiteralText = {
  meta: {
    type: 'problem',
    docs: { description: 'every text on screen comes from the dictionaries' },
    schema: [],
    messages: {
      child: 'Text on screen comes from the dictionaries (renderer/i18n): "{{text}}".',
      attribute: 'The text of {{name}} comes from the dictionaries (renderer/i18n): "{{text}}".',
    },
  },
  create(context) {
    /**
     * @param {TSESTree.Node} node
     * @param {string} text
     */
    const reportChild = (node, text) => {
      if (hasLetters(text)) context.report({ node, messageId: 'child', data: { text: text.trim() } });
    };
    return {
      /** @param {TSESTree.JSXText} node */
      JSXText(node) {
        reportChild(node, node.value);
      },
      /** @param {TSESTree.JSXExpressionContainer} node */
      JSXExpressionContainer(node) {
        if (node.parent.type !== 'JSXElement' && node.parent.type !== 'JSXFragment') return;
        for (const literal of literalsOf(node.expression)) reportChild(literal.node, literal.text);
      },
      /** @param {TSESTree.JSXAttribute} node */
      JSXAttribute(node) {
        const name =
          node.name.type === 'JSXNamespacedName'
            ? `${node.name.namespace.name}:${node.name.name.name}`
            : node.name.name;
        if (!readAloudAttributes.has(name) || node.value === null) return;
        const value = node.value.type === 'JSXExpressionContainer' ? node.value.expression : node.value;
        for (const literal of literalsOf(value)) {
          if (hasLetters(literal.text)) {
            context.report({
              node: literal.node,
              messageId: 'attribute',
              data: { name, text: literal.text },
            });
          }
        }
      },
    };
  },
};
