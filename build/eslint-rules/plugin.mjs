import { kebabCaseFile } from './kebab-case-file.mjs';
import { noLiteralText } from './no-literal-text.mjs';

/**
 * The project's own lint rules, as an ESLint plugin. ESLint's own types know no JSX nodes, hence the detour.
 *
 * @type {import('eslint').ESLint.Plugin}
 */
export const waystationRules = {
  meta: { name: 'waystation' },
  rules: {
    'kebab-case-file': kebabCaseFile,
    'no-literal-text': /** @type {import('eslint').Rule.RuleModule} */ (
      /** @type {unknown} */ (noLiteralText)
    ),
  },
};
