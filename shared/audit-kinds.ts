/** What the log is filtered by: kinds of things people do (R-AUD-01). */
export const AUDIT_KINDS = [
  'chart',
  'search',
  'change',
  'print',
  'file',
  'sign_in',
  'setting',
  'refusal',
  'log',
] as const;
export type AuditKind = (typeof AUDIT_KINDS)[number];
