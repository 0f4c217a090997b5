import type { MenuItemConstructorOptions } from 'electron';

/**
 * The menu bar's words, in the machine's language like the system's own dialogs: the menu belongs to the
 * window's frame, and main doesn't know who is signed in.
 */
const WORDS = {
  en: {
    file: 'File',
    lock: 'Lock',
    quit: 'Quit',
    edit: 'Edit',
    undo: 'Undo',
    redo: 'Redo',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    selectAll: 'Select all',
  },
  es: {
    file: 'Archivo',
    lock: 'Bloquear',
    quit: 'Salir',
    edit: 'Edición',
    undo: 'Deshacer',
    redo: 'Rehacer',
    cut: 'Cortar',
    copy: 'Copiar',
    paste: 'Pegar',
    selectAll: 'Seleccionar todo',
  },
} as const;

export type MenuLanguage = keyof typeof WORDS;

/** The language of the menu and of the first screen: Spanish on a Spanish system, else English. */
export function systemLanguage(locale: string): MenuLanguage {
  return locale.toLowerCase().startsWith('es') ? 'es' : 'en';
}

/** The few things the window's menu offers. No reload, no zoom, no tools: the page has its own scale. */
export function menuTemplate(language: MenuLanguage, onLock: () => void): MenuItemConstructorOptions[] {
  const words = WORDS[language];
  return [
    {
      label: words.file,
      submenu: [
        { id: 'lock', label: words.lock, accelerator: 'CmdOrCtrl+L', click: onLock },
        { type: 'separator' },
        { role: 'quit', label: words.quit },
      ],
    },
    {
      label: words.edit,
      submenu: [
        { role: 'undo', label: words.undo },
        { role: 'redo', label: words.redo },
        { type: 'separator' },
        { role: 'cut', label: words.cut },
        { role: 'copy', label: words.copy },
        { role: 'paste', label: words.paste },
        { role: 'selectAll', label: words.selectAll },
      ],
    },
  ];
}
