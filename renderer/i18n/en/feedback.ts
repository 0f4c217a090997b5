/** Words of notices, dialogs and progress. */
export const feedback = {
  information: 'Information',
  success: 'Done',
  warning: 'Warning',
  danger: 'Important',
  progressOf: '{{done, number}} of {{total, number}}',
  progressPercent: '{{percent, number}} %',
  canceling: 'Stopping…',
  loading: 'Loading…',
  keyboardShortcut: 'Keyboard shortcut: {{keys}}',
} as const;
