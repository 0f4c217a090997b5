import { kebabCaseFile } from './kebab-case-file.mjs';
import { noLiteralText } from './no-literal-text.mjs';

/** The project's own lint rules, as an ESLint plugin. */
export const waystationRules = {
  meta: { name: 'waystation' },
  rules: { 'kebab-case-file': kebabCaseFile, 'no-literal-text': noLiteralText },
};
