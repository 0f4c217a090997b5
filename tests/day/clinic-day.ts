import { join } from 'node:path';
import type { Locator } from '@playwright/test';

import { ROLE } from '../../shared/codes';
import { NOTE_FORMATS } from '../../shared/rules/note-formats';
import type { Role } from '../../shared/access';
import type { Language } from '../../renderer/i18n/languages';
import type { ClinicApp } from './clinic-app';
import { acceptPrinting, choosePathInDialogs } from './clinic-app';
import { DAY_PEOPLE, GROUP_NAME, NEW_PERSON, NOTE_TEXTS, OFFICE_NAME } from './day-people';
import { ScreenDriver, expect } from './screen-driver';
import { daytimeZone, startOfGroup } from './site-clock';
import { WORDS } from './day-words';

/** One part of the day as it went. */
export interface DayStep {
  readonly name: string;
  readonly milliseconds: number;
  /** Relative to the output folder. */
  readonly screenshot: string;
}

export interface ClinicDayOptions {
  readonly app: ClinicApp;
  readonly language: Language;
  /** Where `screenshots/` and `outbox/` are. */
  readonly outputFolder: string;
  readonly outboxFolder: string;
  readonly importFile: string;
  /** The pretend office's age recipient. */
  readonly officeKey: string;
  /** Told after each part, while its screen is still shown. */
  readonly onStep: (step: DayStep) => void | Promise<void>;
}

/** First letters that names of many origins begin with. */
const COMMON_INITIALS = ['m', 'a', 'c', 'j', 'r', 'l'] as const;

/** People on the roll call; the issue asks for a group of twelve. */
const GROUP_SIZE = 12;

/**
 * One clinic day through the real screens: the demo shows it, the end-to-end tests check it. Every word is looked up in
 * the product's own dictionaries, so the day goes through in any of its languages.
 */
export class ClinicDay extends ScreenDriver {
  readonly #options: ClinicDayOptions;
  readonly #steps: DayStep[] = [];
  readonly #oneTimePassphrases = new Map<Role, string>();

  constructor(options: ClinicDayOptions) {
    super(options.app.page, options.language);
    this.#options = options;
  }

  get steps(): readonly DayStep[] {
    return this.#steps;
  }

  /** The whole day, in order. */
  async run(): Promise<void> {
    await this.step('first-run', () => this.setUpSite());
    await this.step('recovery-code', () => this.keepRecoveryCode());
    await this.step('staff', () => this.addStaff());
    await this.step('central-office', () => this.setUpOffice());
    await this.step('import-preview', () => this.previewImport());
    await this.step('import', () => this.commitImport());
    await this.step('front-desk', () => this.signInFirstTime('front_desk'));
    await this.step('brief-intake', () => this.addNewPerson());
    await this.step('caseload', () => this.searchCaseload());
    await this.step('peer-worker', () => this.signInFirstTime('peer_worker'));
    await this.step('group', () => this.createGroup());
    await this.step('roll-call', () => this.markRollCall());
    await this.step('attendance', () => this.saveAttendance());
    await this.step('note', () => this.writeNote());
    await this.step('signed-note', () => this.signNote());
    await this.step('supervisor', () => this.signInFirstTime('supervisor'));
    await this.step('end-of-day', () => this.reviewDay());
    await this.step('end-of-day-file', () => this.writeBundle());
    await this.step('locked', () => this.lock());
  }

  /** Runs one part, takes its picture, and notes how long it took. */
  async step(name: string, work: () => Promise<void>): Promise<void> {
    const start = performance.now();
    await work();
    const milliseconds = Math.round(performance.now() - start);
    const number = String(this.#steps.length + 1).padStart(2, '0');
    const screenshot = join('screenshots', `${number}-${name}.png`);
    await this.page.screenshot({
      path: join(this.#options.outputFolder, screenshot),
      animations: 'disabled',
    });
    const step = { name, milliseconds, screenshot };
    this.#steps.push(step);
    await this.#options.onStep(step);
  }

  async setUpSite(): Promise<void> {
    const t = this.t;
    const { language } = this.#options;
    await this.page
      .getByRole('radio', { name: language === 'es' ? 'Español' : 'English' })
      .and(this.page.locator('input'))
      .check({ force: true });
    await this.press(t('common:continue'));
    await this.press(t('firstRun:start.newSite'));
    await this.fill(t('firstRun:site.name'), 'Mesa Vista Recovery Center');
    await this.fill(t('firstRun:site.siteCode'), 'MESA');
    await this.pickFromSearch(t('firstRun:site.timeZone'), daytimeZone());
    await this.press(t('common:continue'));
    const { displayName, signInName, passphrase } = DAY_PEOPLE.administrator;
    await this.fill(t('firstRun:administrator.displayName'), displayName);
    await this.fill(t('firstRun:administrator.signInName'), signInName);
    await this.fill(t('lock:newPassphrase.label'), passphrase);
    await this.fill(t('lock:newPassphrase.repeat'), passphrase);
    await this.press(t('firstRun:administrator.create'));
    await expect(this.page.getByRole('list', { name: t('recoveryCode:title') })).toBeVisible();
  }

  /** Prints the code and types two of its groups back, as read from the page. */
  async keepRecoveryCode(): Promise<void> {
    const t = this.t;
    const groups = await this.page
      .getByRole('list', { name: t('recoveryCode:title') })
      .locator('code')
      .allTextContents();
    await acceptPrinting(this.#options.app.application);
    await this.press(t('recoveryCode:print'));
    await expect(this.page.getByText(t('recoveryCode:printed')).first()).toBeVisible();
    await this.press(t('recoveryCode:written'));
    for (const [index, group] of groups.entries()) {
      const field = this.field(t('recoveryCode:typeGroup', { number: index + 1 }));
      if (await field.isVisible()) await field.fill(group);
    }
    await this.press(t('recoveryCode:check'));
    await expect(this.page.getByRole('navigation', { name: t('shell:mainNavigation') })).toBeVisible();
  }

  async addStaff(): Promise<void> {
    const t = this.t;
    await this.openSettings(t('settings:section.staff'));
    for (const role of ['front_desk', 'peer_worker', 'supervisor'] as const) {
      const { displayName, signInName } = DAY_PEOPLE[role];
      await this.press(t('staff:add'));
      const dialog = this.page.getByRole('dialog', { name: t('staff:form.addTitle') });
      await this.fill(t('staff:form.displayName'), displayName, dialog);
      await this.fill(t('staff:form.signInName'), signInName, dialog);
      await this.fill(t('staff:form.initials'), initialsOf(displayName), dialog);
      await dialog
        .getByRole('radio', { name: ROLE.codes[role][this.#options.language] })
        .check({ force: true });
      if (role === 'peer_worker') {
        await this.choose(t('staff:form.credentialType'), /CPSW/, dialog);
        await this.fill(t('staff:form.credentialNumber'), 'NM-20417', dialog);
      }
      await this.press(t('staff:form.add'), dialog);
      const shown = this.page.getByRole('dialog', {
        name: t('staff:oneTime.title', { name: displayName }),
      });
      await expect(shown.locator('code')).toHaveCount(2);
      const [, passphrase] = await shown.locator('code').allTextContents();
      this.#oneTimePassphrases.set(role, passphrase ?? '');
      await this.press(t('staff:oneTime.done'), shown);
    }
    await expect(this.page.getByRole('rowheader', { name: DAY_PEOPLE.supervisor.displayName })).toBeVisible();
  }

  async setUpOffice(): Promise<void> {
    const t = this.t;
    await this.openSettings(t('settings:section.office'));
    await this.press(t('settings:office.add'));
    const dialog = this.page.getByRole('dialog', { name: t('settings:office.form.addTitle') });
    await this.fill(t('settings:office.form.name'), OFFICE_NAME, dialog);
    await this.fill(t('settings:office.form.publicKey'), this.#options.officeKey, dialog);
    await dialog.getByRole('radio', { name: this.#legalBasis() }).check({ force: true });
    await this.press(t('settings:office.form.save'), dialog);
    await this.press(t('settings:office.verification.confirm'));
    await expect(this.page.getByRole('article', { name: OFFICE_NAME })).toBeVisible();
  }

  async previewImport(): Promise<void> {
    const t = this.t;
    await this.goTo(t('shell:navigation.today'));
    await this.page
      .getByRole('listitem')
      .filter({ hasText: t('today:setUp.import') })
      .getByRole('button')
      .click();
    await choosePathInDialogs(this.#options.app.application, this.#options.importFile);
    await this.press(t('imports:choose.button'));
    await expect(this.page.getByRole('heading', { name: t('imports:preview.title') })).toBeVisible({
      timeout: 60_000,
    });
  }

  async commitImport(): Promise<void> {
    const t = this.t;
    const skip = this.page
      .getByRole('checkbox', { name: /./ })
      .and(this.page.locator('[name="skipProblemLines"]'));
    if ((await skip.count()) > 0) await skip.check({ force: true });
    await this.choose(t('imports:commit.worker'), DAY_PEOPLE.peer_worker.displayName);
    await this.page.getByRole('button', { name: addPeople(this.#options.language) }).click();
    await expect(this.page.getByText(t('imports:report.alreadyHere'))).toBeVisible({ timeout: 60_000 });
  }

  /** Locks, signs in with the one-time passphrase, and chooses an own one. */
  async signInFirstTime(role: Role): Promise<void> {
    const t = this.t;
    const { signInName, passphrase } = DAY_PEOPLE[role];
    await this.lock();
    await this.fill(t('lock:signInName'), signInName);
    await this.fill(t('lock:passphrase'), this.#oneTimePassphrases.get(role) ?? '');
    await this.press(t('lock:unlock'));
    await this.fill(t('lock:newPassphrase.label'), passphrase);
    await this.fill(t('lock:newPassphrase.repeat'), passphrase);
    await this.press(t('lock:change.submit'));
    await expect(this.page.getByRole('navigation', { name: t('shell:mainNavigation') })).toBeVisible();
  }

  /** Signs in again later in the day. */
  async signIn(role: Role): Promise<void> {
    const t = this.t;
    const { signInName, passphrase } = DAY_PEOPLE[role];
    await this.fill(t('lock:signInName'), signInName);
    await this.fill(t('lock:passphrase'), passphrase);
    await this.press(t('lock:unlock'));
    await expect(this.page.getByRole('navigation', { name: t('shell:mainNavigation') })).toBeVisible();
  }

  async addNewPerson(): Promise<void> {
    const t = this.t;
    const { language } = this.#options;
    await this.goTo(t('shell:navigation.today'));
    await this.press(t('today:addPerson'));
    await this.fill(t('intake:preferredName'), NEW_PERSON.preferredName);
    await this.fill(t('intake:legalFirstName'), NEW_PERSON.legalFirstName);
    await this.fill(t('intake:legalLastName'), NEW_PERSON.legalLastName);
    await this.choose(t('intake:pronouns'), language === 'es' ? 'él' : 'he/him');
    await this.fill(t('intake:birthDate'), NEW_PERSON.birthDate);
    await this.choose(t('intake:language'), language === 'es' ? 'Español' : 'Spanish');
    const contact = this.page.getByRole('group', { name: t('contacts:number', { number: 1 }) });
    if (!(await contact.isVisible())) await this.press(t('contacts:add'));
    await this.fill(t('contacts:phone'), NEW_PERSON.phone, contact);
    await contact.getByRole('checkbox', { name: t('contacts:okToCall'), exact: true }).check({ force: true });
    await this.choose(t('intake:referralSource'), language === 'es' ? 'Tribunal de drogas' : 'Drug court');
    await this.page.getByRole('checkbox', { name: t('intake:participation') }).check({ force: true });
    await this.page.getByRole('checkbox', { name: t('intake:notice') }).check({ force: true });
    await this.choose(t('intake:noticeLanguage'), language === 'es' ? 'Español' : 'Spanish');
    await this.choose(t('intake:assignedWorker'), DAY_PEOPLE.peer_worker.displayName);
    await this.page.keyboard.press('Control+Enter');
    await expect(
      this.page.getByRole('heading', { name: t('intake:saved.title', { name: NEW_PERSON.preferredName }) }),
    ).toBeVisible();
  }

  /** Finds the new person by a piece of the legal name, typed without its accent. */
  async searchCaseload(): Promise<void> {
    const t = this.t;
    await this.press(t('intake:saved.toCaseload'));
    const table = this.page.getByRole('grid', { name: t('caseload:tableLabel') });
    await table.getByRole('columnheader', { name: t('caseload:columns.birthDate') }).click();
    const search = this.page.getByRole('searchbox', { name: t('caseload:search') });
    await search.fill('echeverria');
    await expect(table.getByRole('row').filter({ hasText: NEW_PERSON.preferredName })).toBeVisible();
    await expect(table.getByRole('row')).toHaveCount(2);
    await search.fill('');
    await expect(table.getByRole('row').nth(5)).toBeVisible();
  }

  async createGroup(): Promise<void> {
    const t = this.t;
    await this.goTo(t('shell:navigation.groups'));
    await this.press(t('groups:create'));
    const dialog = this.page.getByRole('dialog', { name: t('groups:form.title') });
    await this.fill(t('groups:form.name'), GROUP_NAME, dialog);
    await this.choose(
      t('groups:form.topic'),
      this.#options.language === 'es' ? 'Reconocer los detonantes' : 'Identifying triggers',
      dialog,
    );
    await this.fill(t('groups:form.usualStartTime'), startOfGroup(), dialog);
    await this.fill(t('groups:form.usualMinutes'), '45', dialog);
    await this.#addMembers(dialog);
    await this.press(t('groups:form.save'), dialog);
    await expect(
      this.page.getByRole('button', { name: t('groups:list.rollCallOf', { group: GROUP_NAME }) }),
    ).toBeVisible();
  }

  /** Adds people by what a worker would type: letters of a name, then the first who is found. */
  async #addMembers(dialog: Locator): Promise<void> {
    const t = this.t;
    const search = dialog.getByRole('combobox', { name: t('groups:people.add') });
    const removeButtons = dialog.getByRole('button', { name: takeOff(this.#options.language) });
    for (let count = 0; count < GROUP_SIZE; count += 1) {
      const letters =
        count === 0 ? NEW_PERSON.preferredName : (COMMON_INITIALS[count % COMMON_INITIALS.length] ?? 'a');
      await search.fill(letters);
      // What an empty list says ("Searching…") is an option too, to a screen reader.
      const found = this.page.getByRole('option').filter({ hasNot: this.page.getByRole('status') });
      await found.first().click();
      await expect(removeButtons).toHaveCount(count + 1);
    }
  }

  /** One key for everybody, then the exceptions. */
  async markRollCall(): Promise<void> {
    const t = this.t;
    await this.press(t('groups:list.rollCallOf', { group: GROUP_NAME }));
    const grid = this.page.getByRole('grid', { name: t('groups:rollCall.label', { group: GROUP_NAME }) });
    await expect(grid.getByRole('row').nth(GROUP_SIZE - 1)).toBeVisible();
    await grid.getByRole('row').nth(1).getByRole('gridcell').first().click();
    await this.page.keyboard.press('a');
    await this.page.keyboard.press('ArrowDown');
    await this.page.keyboard.press('x');
    await this.page.keyboard.press('ArrowDown');
    await this.page.keyboard.press('n');
  }

  async saveAttendance(): Promise<void> {
    const t = this.t;
    await this.page.keyboard.press('Control+Enter');
    await expect(
      this.page.getByRole('button', { name: t('groups:rollCall.saved.writeNotes') }),
    ).toBeVisible();
  }

  async writeNote(): Promise<void> {
    const t = this.t;
    await this.press(t('groups:rollCall.saved.writeNotes'));
    // The session is closed with nothing in common: everybody who came has a draft note then.
    await this.page.getByRole('button', { name: WORDS.closeButton[this.#options.language] }).click();
    await this.page
      .getByRole('button', { name: WORDS.openNoteButton[this.#options.language] })
      .first()
      .click();
    const [format] = NOTE_FORMATS;
    for (const section of format?.sections ?? []) {
      await this.fill(section.label[this.#options.language], NOTE_TEXTS[section.code] ?? '');
    }
    await this.page
      .getByRole('radio', {
        name: this.#options.language === 'es' ? 'Aún no hay metas escritas' : 'No goals written yet',
      })
      .check({ force: true });
    await this.page.keyboard.press('Control+s');
    await expect(this.page.getByText(WORDS.noteSaved[this.#options.language])).toBeVisible();
  }

  async signNote(): Promise<void> {
    const t = this.t;
    await this.press(t('notes:editor.sign'));
    const dialog = this.page.getByRole('dialog', { name: t('notes:sign.title') });
    await this.fill(t('notes:sign.passphrase'), DAY_PEOPLE.peer_worker.passphrase, dialog);
    await this.press(t('notes:sign.confirm'), dialog);
    await expect(this.page.getByText(t('notes:read.verified'))).toBeVisible();
    await expect(this.page.getByRole('textbox')).toHaveCount(0);
  }

  async reviewDay(): Promise<void> {
    const t = this.t;
    await this.goTo(t('shell:navigation.endOfDay'));
    await expect(
      this.page.getByRole('rowheader', { name: DAY_PEOPLE.peer_worker.displayName }),
    ).toBeVisible();
  }

  async writeBundle(): Promise<void> {
    const t = this.t;
    await choosePathInDialogs(this.#options.app.application, this.#options.outboxFolder);
    await this.press(t('endOfDay:write.button'));
    await expect(this.page.getByText(t('endOfDay:written.title'))).toBeVisible({ timeout: 60_000 });
  }

  async lock(): Promise<void> {
    await this.page.keyboard.press('Control+l');
    await expect(this.field(this.t('lock:signInName'))).toBeVisible({ timeout: 15_000 });
  }

  #legalBasis(): RegExp {
    return this.#options.language === 'es' ? /El mismo programa/ : /Same program/;
  }
}

function initialsOf(name: string): string {
  return name
    .split(' ')
    .map((part) => part.charAt(0))
    .join('');
}

function addPeople(language: Language): RegExp {
  return language === 'es' ? /^Agregar a? ?[\d,.]+ personas?$/ : /^Add [\d,]+ (person|people)$/;
}

function takeOff(language: Language): RegExp {
  return language === 'es' ? /lista/ : /^Take .* off the list$/;
}
