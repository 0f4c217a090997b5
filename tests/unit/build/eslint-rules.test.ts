import { RuleTester } from 'eslint';
import { afterAll, describe, it } from 'vitest';
import { parser } from 'typescript-eslint';
import { waystationRules } from '../../../build/eslint-rules/plugin.mjs';

RuleTester.describe = describe;
RuleTester.it = it;
Object.assign(RuleTester, { afterAll });

const tester = new RuleTester({
  languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } },
});
const rules = waystationRules.rules ?? {};

const child = { messageId: 'child' };
const attribute = { messageId: 'attribute' };

tester.run('no-literal-text', rules['no-literal-text']!, {
  valid: [
    { name: 'text from the dictionary', code: `<p>{t('caseload.title')}</p>` },
    { name: 'punctuation and digits', code: '<p>12 · – {count} / 7&nbsp;</p>' },
    {
      name: 'an attribute from the dictionary',
      code: `<input aria-label={t('search')} placeholder={t('x')} />`,
    },
    {
      name: 'attributes nobody reads',
      code: `<div className="field" id="name" role="grid" data-testid="a" />`,
    },
    { name: 'a literal inside a call', code: `<p>{format('long', date)}</p>` },
    { name: 'an object property', code: `<p>{labels['preferredName']}</p>` },
    { name: 'a template of values only', code: '<p>{`${a} – ${b}`}</p>' },
    { name: 'a comparison', code: `<p>{state === 'open' ? t('a') : t('b')}</p>` },
    { name: 'a component property that is no text', code: `<Icon name="chevron" kind={'small'} />` },
    { name: 'an empty alternative text', code: `<img alt="" src={url} />` },
  ],
  invalid: [
    { name: 'text between tags', code: '<p>Caseload</p>', errors: [child] },
    { name: 'Spanish text', code: '<p>¿Más?</p>', errors: [child] },
    { name: 'text in a fragment', code: '<>No one yet</>', errors: [child] },
    { name: 'a string as child', code: `<p>{'Save'}</p>`, errors: [child] },
    { name: 'a template as child', code: '<p>{`${count} people`}</p>', errors: [child] },
    { name: 'both branches', code: `<p>{open ? 'Open' : 'Closed'}</p>`, errors: [child, child] },
    { name: 'the right of and', code: `<p>{open && 'Open'}</p>`, errors: [child] },
    { name: 'a default', code: `<p>{name ?? 'Unknown'}</p>`, errors: [child] },
    { name: 'joined strings', code: `<p>{count + ' people'}</p>`, errors: [child] },
    { name: 'a label for the screen reader', code: '<button aria-label="Close" />', errors: [attribute] },
    { name: 'a label in braces', code: `<button aria-label={'Close'} />`, errors: [attribute] },
    { name: 'a chosen label', code: `<b title={open ? 'Hide' : t('show')} />`, errors: [attribute] },
    { name: 'a placeholder', code: '<input placeholder="Search" />', errors: [attribute] },
    { name: 'an alternative text', code: '<img alt={`Photo of ${name}`} />', errors: [attribute] },
    { name: 'a field label', code: '<TextField label="First name" />', errors: [attribute] },
    { name: 'text behind an assertion', code: `<p>{'Save' as string}</p>`, errors: [child] },
  ],
});

tester.run('kebab-case-file', rules['kebab-case-file']!, {
  valid: [
    'dispatcher.ts',
    'use-form.ts',
    '0001-foundation.ts',
    'place-folder.test.ts',
    '.dependency-cruiser.cjs',
  ].map((name) => ({ name, code: '', filename: `/project/electron/${name}` })),
  invalid: ['useForm.ts', 'DataTable.tsx', 'data_table.ts', 'data--table.ts'].map((name) => ({
    name,
    code: '',
    filename: `/project/electron/${name}`,
    errors: [{ messageId: 'name' }],
  })),
});
