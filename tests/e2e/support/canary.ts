import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { findLeaks } from '../../support/leak-search';
import { ADMINISTRATOR, SITE } from './site';

/** Shorter texts, and those without a word in them, turn up by chance: times, counts, "English". */
const SHORTEST_CHARACTERS = 8;

/** The sample site's passphrase is meant to be read by anybody: nobody in a sample site is real. */
const PLAIN_ON_PURPOSE: readonly string[] = ['everyone here is invented'];

/** Tells the test what is typed, whatever fills it in. Runs in the page. */
function listenToTyping(): void {
  document.addEventListener(
    'input',
    ({ target }) => {
      if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) {
        const note: unknown = Reflect.get(window, 'noteTyped');
        if (typeof note === 'function') Reflect.apply(note, undefined, [target.value]);
      }
    },
    true,
  );
}

/**
 * Every text a test types, so that afterwards it can be looked for in whatever the app left on disk (S17): names,
 * passphrases, searches, notes. A new field needs nothing here.
 */
export class Canaries {
  readonly #typed = new Set<string>();

  /** A text that must not be found, though nobody types it: names on a list, for example. */
  plant(...texts: readonly string[]): void {
    for (const text of texts) this.#typed.add(text);
  }

  /** Whether the text was noted when it was typed: a search for nothing finds nothing. */
  hasSeen(text: string): boolean {
    return this.#typed.has(text);
  }

  /** Listens to an app's page, also after it was loaded anew. */
  async watch(electron: ElectronApplication, page: Page): Promise<void> {
    await electron.context().exposeBinding('noteTyped', (_source, text: unknown) => {
      if (typeof text === 'string') this.#typed.add(text);
    });
    await electron.context().addInitScript(listenToTyping);
    await page.evaluate(listenToTyping);
  }

  /** Fails when one of the texts is anywhere in the folders, as UTF-8, UTF-16LE, hex or base64. */
  async expectNowhere(folders: readonly string[]): Promise<void> {
    const texts = this.#texts();
    for (const folder of folders) {
      const leaks = await findLeaks(folder, texts);
      expect(leaks, 'nothing that was typed is readable on disk').toEqual([]);
    }
    await expectControlFound(texts[0] ?? ADMINISTRATOR.passphrase);
  }

  #texts(): readonly string[] {
    const all = [...this.#typed, ...Object.values(ADMINISTRATOR), SITE.name]
      .map((text) => text.trim())
      .filter((text) => text.length >= SHORTEST_CHARACTERS && /\p{L}{3}/u.test(text))
      .filter((text) => !PLAIN_ON_PURPOSE.some((plain) => plain.startsWith(text)));
    // What is typed letter by letter comes as all its beginnings; the whole says it.
    return all.filter((text) => !all.some((other) => other !== text && other.startsWith(text)));
  }
}

/** The same search over a folder that does hold the text finds it in every form. */
async function expectControlFound(text: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'waystation-control-'));
  try {
    const bytes = Buffer.from(text, 'utf8');
    await writeFile(join(folder, 'utf8'), `before ${text} after`);
    await writeFile(join(folder, 'utf16le'), Buffer.from(text, 'utf16le'));
    await writeFile(join(folder, 'hex'), bytes.toString('hex').toUpperCase());
    await writeFile(join(folder, 'base64'), bytes.toString('base64'));
    const found = await findLeaks(folder, [text]);
    expect(new Set(found.map(({ form }) => form)), 'the search finds what is there').toEqual(
      new Set(['utf8', 'utf16le', 'hex', 'base64']),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
