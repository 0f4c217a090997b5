import type { Label } from './model';

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

export const AUDIT_KIND_LABELS: Readonly<Record<AuditKind, Label>> = {
  chart: { en: 'Charts and notes opened', es: 'Expedientes y notas abiertos' },
  search: { en: 'Lists and searches', es: 'Listas y búsquedas' },
  change: { en: 'Records changed', es: 'Registros cambiados' },
  print: { en: 'Printed', es: 'Impresiones' },
  file: { en: 'Files in and out', es: 'Archivos que entran y salen' },
  sign_in: { en: 'Signing in and locking', es: 'Entradas y bloqueos' },
  setting: { en: 'Settings and permissions', es: 'Ajustes y permisos' },
  refusal: { en: 'Refused', es: 'Rechazado' },
  log: { en: 'The log itself', es: 'El propio registro' },
};
