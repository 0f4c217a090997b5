import type { en } from './en';

// Makes `t('shell:lock')` and `useTranslation('shell')` know every key and every {{placeholder}}: a wrong
// key or a missing value does not compile.
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: typeof en;
    strictKeyChecks: true;
    returnNull: false;
  }
}
