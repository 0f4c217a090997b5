import { addDays } from '../../shared/time';
import type { LocalDate } from '../../shared/time';
import type { VaultHarness } from '../support/vault-harness';

const MINUTE_MILLISECONDS = 60_000;

/** A contact of today with the person who writes, and its note. */
export async function startNote(harness: VaultHarness): Promise<string> {
  const { clock } = harness;
  const session = await harness.call('session.current', {});
  const { clientId } = await harness.call('client.create', {
    notDuplicateReason: null,
    intake: {
      legalFirstName: 'Benita',
      legalMiddleName: null,
      legalLastName: 'Measure',
      nameWithheld: false,
      preferredName: null,
      aliases: [],
      pronouns: null,
      pronounsText: null,
      birthDate: birthDateOfAdult(session.today),
      birthDateIsEstimated: false,
      language: null,
      firstContactOn: session.today,
      referralSource: 'self',
      participationConsentOn: session.today,
      noticeGivenOn: session.today,
      noticeLanguage: 'en',
      assignedWorkerId: session.user.id,
      contacts: [],
    },
  });
  const { encounterId } = await harness.call('encounter.record', {
    clientId,
    kind: 'individual',
    modality: 'in_person',
    startAt: clock.now() - 60 * MINUTE_MILLISECONDS,
    endAt: clock.now() - 15 * MINUTE_MILLISECONDS,
    excludedMinutes: 0,
    placeOfService: 'non_residential',
  });
  const { noteId } = await harness.call('note.start', { encounterId, formatCode: 'pirp' });
  return noteId;
}

function birthDateOfAdult(today: LocalDate): LocalDate {
  return addDays(today, -40 * 365);
}
