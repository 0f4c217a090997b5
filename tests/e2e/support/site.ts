import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';

/** The people of the tests' own site. */
export const ADMINISTRATOR = {
  displayName: 'Rosa Méndez',
  signInName: 'rosa',
  initials: 'RM',
  passphrase: 'river lantern orchard seventeen',
} as const;

export const SITE = { name: 'Mesa Recovery Center', siteCode: 'MESA' } as const;

/** Words of the first-run screens by language, as a person reads them. */
const WORDS = {
  en: {
    language: 'English',
    next: 'Continue',
    newSite: 'Set up our site',
    siteName: 'Site name',
    displayName: 'Your name',
    signInName: 'Sign-in name',
    newPassphrase: 'New passphrase',
    repeat: 'The same passphrase again',
    create: 'Create the site',
    onPaper: 'I have it on paper',
    group: 'Group',
    check: 'Check',
    today: 'Today',
  },
  es: {
    language: 'Español',
    next: 'Continuar',
    newSite: 'Preparar nuestro sitio',
    siteName: 'Nombre del sitio',
    displayName: 'Su nombre',
    signInName: 'Nombre de acceso',
    newPassphrase: 'Frase de acceso nueva',
    repeat: 'La misma frase otra vez',
    create: 'Crear el sitio',
    onPaper: 'Ya lo tengo en papel',
    group: 'Grupo',
    check: 'Comprobar',
    today: 'Hoy',
  },
} as const;

/** Goes through the first run up to the recovery code; returns its groups as they stand on the screen. */
export async function createSite(page: Page, language: 'en' | 'es' = 'en'): Promise<string[]> {
  const words = WORDS[language];
  await page.getByText(words.language, { exact: true }).last().click();
  await page.getByRole('button', { name: words.next }).click();
  await page.getByRole('button', { name: words.newSite }).click();
  await page.getByLabel(words.siteName).fill(SITE.name);
  await expect(page.getByRole('textbox').nth(1)).toHaveValue(SITE.siteCode);
  await page.getByRole('button', { name: words.next }).click();
  await page.getByLabel(words.displayName).fill(ADMINISTRATOR.displayName);
  await expect(page.getByLabel(words.signInName)).toHaveValue(ADMINISTRATOR.signInName);
  await page.getByLabel(words.newPassphrase, { exact: true }).fill(ADMINISTRATOR.passphrase);
  await page.getByLabel(words.repeat).fill(ADMINISTRATOR.passphrase);
  await page.getByRole('button', { name: words.create }).click();
  const groups = page.locator('.recovery-code__text');
  await expect(groups).toHaveCount(8, { timeout: 30_000 });
  return groups.allTextContents();
}

/** Types the two groups back that the screen asks for. */
export async function confirmRecoveryCode(
  page: Page,
  groups: readonly string[],
  language: 'en' | 'es' = 'en',
): Promise<void> {
  const words = WORDS[language];
  await page.getByRole('button', { name: words.onPaper }).click();
  const fields = page.getByRole('textbox', { name: new RegExp(`^${words.group} \\d`) });
  await expect(fields).toHaveCount(2);
  for (const field of await fields.all()) {
    const label = await field.evaluate((input) => (input as HTMLInputElement).labels?.[0]?.textContent ?? '');
    const number = Number(/\d+/.exec(label)?.[0]);
    await field.fill(groups[number - 1] ?? '');
  }
  await page.getByRole('button', { name: words.check }).click();
}

/** A site with its administrator signed in, at Today. */
export async function setUpSite(
  page: Page,
  language: 'en' | 'es' = 'en',
): Promise<{ recoveryCode: string[] }> {
  const recoveryCode = await createSite(page, language);
  await confirmRecoveryCode(page, recoveryCode, language);
  await expectSignedIn(page, language);
  return { recoveryCode };
}

/** The app's frame is there. */
export async function expectSignedIn(page: Page, language: 'en' | 'es' = 'en'): Promise<void> {
  // Hidden from screen readers where a form that was open comes up in front; some screens lead back to Today as well.
  const today = page.getByRole('link', { name: WORDS[language].today, exact: true, includeHidden: true });
  await expect(today.first()).toBeVisible();
}

/** The lock screen is there, ready to be typed into. */
export async function expectLocked(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await expect(page.getByLabel('Sign-in name')).toBeFocused();
}

/** Signs in at the lock screen. */
export async function signIn(
  page: Page,
  { signInName, passphrase }: { readonly signInName: string; readonly passphrase: string } = ADMINISTRATOR,
): Promise<void> {
  await page.getByLabel('Sign-in name').fill(signInName);
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** A sample site, at its lock screen. */
export async function createSampleSite(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: 'Explore with sample people' }).click();
  await expect(page.getByRole('heading', { name: 'Sample site: choose who to be' })).toBeVisible({
    timeout: 60_000,
  });
}

/** Who one can be at a sample site. */
export type SampleRole = 'Front desk' | 'Peer worker' | 'Supervisor' | 'Administrator';

/** Signs in at a sample site as one of its roles. */
export async function signInAsSample(page: Page, role: SampleRole): Promise<void> {
  await page.getByRole('button', { name: `Sign in as ${role}` }).click();
  await expect(page.getByLabel('Passphrase', { exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
  await expectSignedIn(page);
}

/** Locks, and signs in at a sample site as one of its roles. */
export async function switchTo(page: Page, role: SampleRole): Promise<void> {
  await page.keyboard.press('Control+l');
  await signInAsSample(page, role);
}
