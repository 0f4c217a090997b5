import type { Page } from '@playwright/test';
import { insertRecord } from '../../electron/vault/store/records';
import { Appointment, Client } from '../../shared/model';
import type { Values } from '../../shared/model';
import { localDateAt } from '../../shared/time';
import type { InstantMs } from '../../shared/time';
import { FakeClock } from '../support/fake-clock';
import { clientValues } from '../support/record-values';
import { openVaultHarness } from '../support/vault-harness';
import { expectAccessible } from './support/accessibility';
import { putSite } from './support/made-site';
import { expectLocked, expectSignedIn, signIn } from './support/site';
import { expect, test } from './support/test';

const MINUTE = 60_000;

/** A site where Lucha is expected about now and Beto later, both by the peer worker. */
async function withAppointments(profile: string) {
  const now = Date.now();
  const harness = await openVaultHarness({ clock: new FakeClock(now) });
  harness.seed('front_desk', ({ writer, change, site, today }) => {
    const workerId = harness.site.people.peer_worker.id;
    // Near midnight the neighbours of now are on another day; the board is about today.
    const near = (minutes: number): InstantMs => {
      const at = (now + minutes * MINUTE) as InstantMs;
      return localDateAt(at, site.timeZone) === today ? at : (now as InstantMs);
    };
    const meet = (preferredName: string, chartNumber: string, startAt: InstantMs): void => {
      const names = { legalFirstName: preferredName, preferredName, chartNumber, status: 'active' } as const;
      const client = insertRecord(
        writer,
        change,
        Client,
        clientValues({ ...names, assignedWorkerId: workerId }),
      );
      const appointment: Values<typeof Appointment> = {
        clientId: client.id,
        workerId,
        heldOn: today,
        startAt,
        minutes: 45,
        purpose: 'one_to_one',
        status: 'planned',
        arrivedAt: null,
        beganAt: null,
        encounterId: null,
        cancelReason: null,
        isWalkIn: false,
      };
      insertRecord(writer, change, Appointment, appointment);
    };
    meet('Lucha', 'RC-0001', near(-5));
    meet('Beto', 'RC-0002', near(20));
    insertRecord(
      writer,
      change,
      Client,
      clientValues({
        preferredName: 'Cruz',
        chartNumber: 'RC-0003',
        status: 'active',
        assignedWorkerId: workerId,
      }),
    );
  });
  const { site } = harness;
  await putSite(harness, profile);
  return site;
}

function stage(page: Page, name: string) {
  return page.getByRole('region', { name, exact: true });
}

async function expectCount(page: Page, name: string, count: number): Promise<void> {
  await expect(stage(page, name).getByRole('listitem')).toHaveCount(count);
  await expect(stage(page, name).getByRole('heading', { name: `${name} ${String(count)}` })).toBeVisible();
}

function screenshot(page: Page, name: string): Promise<Buffer> {
  return page.screenshot({ path: test.info().outputPath(`${name}.png`), fullPage: true });
}

test('the desk checks people in with two keys; the worker starts from the board and types nothing twice', async ({
  profile,
  launch,
}) => {
  const { people } = await withAppointments(profile);
  const { page } = await launch();
  await expectLocked(page);
  await signIn(page, people.front_desk);
  await expectSignedIn(page);
  await expectCount(page, 'Expected', 2);
  await expectAccessible(page, 'arrival board');

  // Two keys from the top of the page: down to whoever is next, and Enter. And Undo.
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('button', { name: /^Check in: Lucha/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await expectCount(page, 'Here, waiting', 1);
  await expect(page.getByRole('button', { name: /^Check in: Beto/ })).toBeFocused();
  await expect(stage(page, 'Here, waiting')).toContainText(/checked in \d/);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expectCount(page, 'Expected', 2);

  // The name and Enter.
  await page.keyboard.press('/');
  await page.keyboard.type('luc');
  await page.keyboard.press('Enter');
  await expectCount(page, 'Here, waiting', 1);

  // Somebody known without an appointment goes to their worker with the name and two keys.
  await page.keyboard.type('cruz');
  await expect(page.getByRole('option', { name: /Came without an appointment/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'They are waiting' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expectCount(page, 'Here, waiting', 2);

  // Somebody nobody knows is handed to a worker by name alone.
  await page.keyboard.type('Nuria Vela');
  await page.getByRole('option', { name: /Somebody new/ }).click();
  const walkIn = page.getByRole('dialog');
  await expectAccessible(page, 'walk-in');
  await walkIn.getByRole('button', { name: /Hand to/ }).click();
  await page.getByRole('option', { name: people.peer_worker.displayName }).click();
  await walkIn.getByRole('button', { name: 'They are waiting' }).click();
  await expectCount(page, 'Here, waiting', 3);
  await screenshot(page, 'board-desk');

  // An appointment half typed is in front again after a lock, and says what overlaps.
  await page.getByRole('button', { name: 'Make an appointment' }).click();
  const form = page.getByRole('dialog', { name: 'Make an appointment' });
  await form.getByRole('combobox', { name: 'Who comes' }).fill('bet');
  await page.getByRole('option', { name: /Beto/ }).click();
  await page.keyboard.press('Control+l');
  await expectLocked(page);
  await signIn(page, people.front_desk);
  await expectSignedIn(page);
  await expect(form.getByRole('combobox', { name: 'Who comes' })).toHaveValue(/^Beto/);
  await form.getByLabel('Time').fill('11:50 pm');
  await form.getByRole('button', { name: /With/ }).click();
  await page.getByRole('option', { name: people.peer_worker.displayName }).click();
  await screenshot(page, 'appointment-form');
  await form.getByRole('button', { name: 'Make the appointment' }).click();
  await expect(form).toBeHidden();
  await expectCount(page, 'Expected', 2);

  // Somebody phones: the same sentence for a person who comes here and for nobody, in both languages.
  await page.getByRole('button', { name: 'Somebody calls' }).click();
  await expect(page.locator('blockquote[lang="es"]')).toContainText('no puedo decir si alguien viene aquí');
  await expectAccessible(page, 'caller');
  const kept = page.getByText('The message is kept. If there is someone to give it to, they will get it.');
  for (const asked of ['Nobody Atall', 'Lucha Núñez']) {
    await page.getByLabel('Asked for').fill(asked);
    await page.getByLabel('Caller’s name').fill('Dr. Ortega');
    await page.getByRole('button', { name: 'Look for a consent' }).click();
    await expect(page.getByText('No written consent that covers this caller was found.')).toBeVisible();
    await page.getByRole('button', { name: 'Keep the message' }).click();
    await expect(kept.last()).toBeVisible();
    await expect(page.getByLabel('Asked for')).toHaveValue('');
  }
  await screenshot(page, 'caller');
  await page.getByRole('radio', { name: 'Español' }).click();
  await expect(page.getByRole('heading', { name: 'Qué decir' })).toBeVisible();
  await expectAccessible(page, 'caller in Spanish');
  await screenshot(page, 'caller-es');
  await page.getByRole('link', { name: 'Hoy' }).first().click();
  await expect(stage(page, 'Aquí, en espera')).toBeVisible();
  await expectAccessible(page, 'arrival board in Spanish');
  await screenshot(page, 'board-es');
  await page.getByRole('radio', { name: 'English' }).click();

  // Who asks for treatment without a place is on the waiting list with the name and two keys; why somebody is a
  // priority is no question of the desk's.
  await page.getByRole('link', { name: 'Waiting list' }).click();
  await expect(page.getByText('Nobody is waiting')).toBeVisible();
  await page.keyboard.press('/');
  await page.keyboard.type('nuria');
  await expect(page.getByRole('option', { name: /Nuria Vela.*Put on the list/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Put on the list' })).toBeFocused();
  await expectAccessible(page, 'putting somebody on the waiting list');
  await page.keyboard.press('Enter');
  const waits = page.getByRole('list', { name: 'People waiting, the next first' });
  await expect(waits.getByRole('listitem')).toContainText('Nobody asked the priority questions yet');
  await expect(page.getByRole('button', { name: 'Offer a place: Nuria Vela' })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Ask priority questions/ })).toHaveCount(0);
  await screenshot(page, 'waiting-desk');

  // The worker sees who waits, starts, and finds the form filled in; saving it ends the appointment.
  await page.keyboard.press('Control+l');
  await expectLocked(page);
  await signIn(page, people.peer_worker);
  await expectSignedIn(page);
  await expectCount(page, 'Here, waiting', 3);
  await expect(page.getByText('For Lucha Núñez', { exact: true })).toBeVisible();
  await expect(page.getByText('For Nobody Atall')).toBeHidden();
  await screenshot(page, 'board-worker');
  await page.getByRole('button', { name: /^Start now: Lucha/ }).click();
  const contact = page.getByRole('dialog', { name: /Lucha/ });
  await expect(contact.getByText(/Running since/)).toBeVisible();
  await expect(contact.getByRole('button', { name: /What kind of contact/ })).toContainText('One to one');
  await screenshot(page, 'contact-from-board');
  await contact.getByRole('button', { name: /Where was it/ }).click();
  await page.getByRole('option', { name: 'Office', exact: true }).click();
  await contact.getByText('Write the note right after').click();
  await contact.getByRole('button', { name: 'Save the contact' }).click();
  await expect(contact).toBeHidden();
  await page.getByRole('link', { name: 'Today' }).click();
  await expectCount(page, 'Done', 1);
  await expect(stage(page, 'Done')).toContainText('Recorded');

  // The worker asks; the clocks of 48 hours and 14 days run, and interim services lengthen the second to 120.
  await page.getByRole('button', { name: 'See the list' }).click();
  await page.getByRole('button', { name: 'Ask priority questions: Nuria Vela' }).click();
  const answers = page.getByRole('dialog');
  await answers.getByRole('button', { name: /Pregnancy/ }).click();
  await page.getByRole('option', { name: 'Pregnant', exact: true }).click();
  await answers.getByRole('button', { name: /Injects drugs/ }).click();
  await page.getByRole('option', { name: 'No', exact: true }).click();
  await answers.getByRole('button', { name: 'Keep the answers' }).click();
  await expect(waits).toContainText('Pregnant: before everybody who is not');
  await expect(waits).toContainText('14 days: a place by');
  await page.getByRole('button', { name: 'More for Nuria Vela' }).click();
  await page.getByRole('menuitem', { name: 'Interim services' }).click();
  await answers.getByText('Referral for prenatal care').click();
  await expectAccessible(page, 'interim services');
  await answers.getByRole('button', { name: 'Record' }).click();
  await expect(waits).toContainText('48 hours: interim services given in time');
  await expect(waits).toContainText('120 days: a place by');
  await page.getByRole('button', { name: 'Offer a place: Nuria Vela' }).click();
  await answers.getByRole('button', { name: 'Keep the offer' }).click();
  await expect(waits).toContainText('Place offered for');
  await expectAccessible(page, 'waiting list');
  await screenshot(page, 'waiting-worker');
  await page.getByRole('radio', { name: 'Español' }).click();
  await expect(page.getByText('Con embarazo: antes que quienes no lo están')).toBeVisible();
  await expectAccessible(page, 'waiting list in Spanish');
  await screenshot(page, 'waiting-es');
  await page.getByRole('radio', { name: 'English' }).click();

  // The place is taken: only what an admission lacks is asked, and the chart is active with their worker.
  await page.getByRole('button', { name: 'Took the place: Nuria Vela' }).click();
  await answers.getByRole('textbox', { name: 'Date of birth' }).fill('5/4/1990');
  await answers.getByRole('button', { name: /How did they come to you/ }).click();
  await page.getByRole('option', { name: 'Came on their own' }).click();
  await answers.getByRole('textbox', { name: 'Agreed to take part on' }).fill('today');
  await answers.getByRole('textbox', { name: 'Privacy notice given on' }).fill('today');
  await answers.getByRole('button', { name: /Language of the notice/ }).click();
  await page.getByRole('option', { name: 'Spanish' }).click();
  await expectAccessible(page, 'admission from the waiting list');
  await screenshot(page, 'waiting-admit');
  await answers.getByRole('button', { name: 'Admit' }).click();
  await expect(page.getByRole('heading', { name: /Nuria Vela/ })).toBeVisible();
  await expect(page.getByText('Pregnant', { exact: false }).first()).toBeVisible();
  await screenshot(page, 'waiting-admitted');
});
