import type { feedback as english } from '../en/feedback';
import type { SameShape } from '../translation-shape';

export const feedback: SameShape<typeof english> = {
  information: 'Información',
  success: 'Listo',
  warning: 'Aviso',
  danger: 'Importante',
  progressOf: '{{done, number}} de {{total, number}}',
  progressPercent: '{{percent, number}} %',
  canceling: 'Deteniendo…',
  loading: 'Cargando…',
  keyboardShortcut: 'Atajo de teclado: {{keys}}',
};
