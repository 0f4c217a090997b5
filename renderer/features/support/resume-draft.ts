import { z } from 'zod';
import type { MethodOutput } from '../../../shared/contract';
import { UuidSchema } from '../../../shared/identifiers';
import { LocalDateSchema } from '../../../shared/time';
import { useNavigate } from '../../app/navigation';
import type { Route } from '../../app/routes';
import type { VaultClient } from '../../vault/call';
import { useVault } from '../../vault/vault-context';
import { APPOINTMENT_TAB, AppointmentFormSchema, NEW_APPOINTMENT } from '../appointments/appointment-form';
import { NEW_GROUP } from '../groups/group-draft';
import { GOALS_TAB } from '../goals/goal-form';
import { RECOVERY_TAB } from '../recovery/recovery-draft';
import { placeOfDraft } from '../groups/roll-call-draft';
import { RECORD_TAB, clientOfCorrection } from '../chart/record-draft';
import { DecisionDraftSchema } from '../notes/decision-draft';
import { NEW_INTAKE } from '../intake/intake-draft';

const DraftedAppointmentSchema = z.object({ form: AppointmentFormSchema });
const DraftedDaySchema = z.object({ form: z.object({ heldOn: LocalDateSchema }) });
const DraftedDatesSchema = z.object({ form: z.object({ groupId: UuidSchema }) });
const DraftedDecisionSchema = z.object({ form: DecisionDraftSchema });

export type ListedDraft = MethodOutput<'draft.list'>['drafts'][number];

/** The screen a draft belongs to; its own screen then offers to go on with it. */
async function routeOfDraft({ kind, subject }: ListedDraft, vault: VaultClient): Promise<Route> {
  switch (kind) {
    case 'intake':
      return subject === NEW_INTAKE
        ? { name: 'intake' }
        : { name: 'chart', clientId: subject, tab: 'details' };
    case 'situation':
    case 'health':
      return { name: 'chart', clientId: subject, tab: 'details' };
    case 'consent':
      return { name: 'chart', clientId: subject, tab: 'consents' };
    case 'callerMessage':
      return { name: 'caller' };
    case 'appointment': {
      if (subject === NEW_APPOINTMENT) return { name: 'today', appointment: NEW_APPOINTMENT };
      const found = await vault.call('draft.get', { kind, subject });
      const kept = DraftedAppointmentSchema.safeParse(found.ok ? found.value.draft?.content : null);
      return kept.success && kept.data.form.moved !== null
        ? { name: 'today', appointment: subject }
        : { name: 'chart', clientId: subject, tab: APPOINTMENT_TAB };
    }
    case 'review': {
      const found = await vault.call('draft.get', { kind, subject });
      const kept = DraftedDecisionSchema.safeParse(found.ok ? found.value.draft?.content : null);
      return { name: 'note', noteId: subject, opens: kept.success ? kept.data.form.decision : 'returned' };
    }
    case 'inError': {
      const found = await vault.call('draft.get', { kind, subject });
      const clientId = found.ok ? clientOfCorrection(found.value.draft?.content) : null;
      return clientId === null
        ? { name: 'note', noteId: subject, opens: 'error' }
        : { name: 'chart', clientId, tab: 'contacts', voids: subject };
    }
    case 'supervision':
      return { name: 'notes', tab: 'supervision', opens: 'new' };
    case 'noteFormat':
      return { name: 'notes', tab: 'formats', opens: subject };
    case 'snippet':
      return { name: 'note', noteId: subject, opens: 'phrases' };
    case 'payerRule':
      return { name: 'settings', section: 'payers', opens: subject };
    case 'cosignPolicy':
      return { name: 'notes', tab: 'review', opens: subject };
    case 'holiday':
      return { name: 'groups', opens: 'holidays' };
    case 'otherDay':
      return { name: 'groups', opens: 'otherDay', groupId: subject };
    case 'memberList':
      return { name: 'group', groupId: subject, tab: 'people', opens: 'list' };
    case 'groupDay': {
      const found = await vault.call('draft.get', { kind, subject });
      const kept = DraftedDaySchema.safeParse(found.ok ? found.value.draft?.content : null);
      const opens = kept.success ? { opens: kept.data.form.heldOn } : {};
      return { name: 'group', groupId: subject, tab: 'days', ...opens };
    }
    case 'memberDates': {
      const found = await vault.call('draft.get', { kind, subject });
      const kept = DraftedDatesSchema.safeParse(found.ok ? found.value.draft?.content : null);
      return kept.success
        ? { name: 'group', groupId: kept.data.form.groupId, tab: 'people', opens: subject }
        : { name: 'groups' };
    }
    case 'goal':
      return { name: 'chart', clientId: subject, tab: GOALS_TAB };
    case 'recovery':
      return { name: 'chart', clientId: subject, tab: RECOVERY_TAB };
    case 'coverage':
    case 'relatedPerson':
      return { name: 'chart', clientId: subject, tab: 'details' };
    case 'encounter': {
      const found = await vault.call('draft.get', { kind, subject });
      const clientId = found.ok ? clientOfCorrection(found.value.draft?.content) : null;
      return clientId === null
        ? { name: 'chart', clientId: subject, tab: RECORD_TAB }
        : { name: 'chart', clientId, tab: 'contacts', corrects: subject };
    }
    case 'group':
      return subject === NEW_GROUP
        ? { name: 'groups', opens: 'new' }
        : { name: 'group', groupId: subject, opens: 'change' };
    case 'note':
      return { name: 'note', noteId: subject };
    case 'attendance':
    case 'closing': {
      const found = await vault.call('draft.get', { kind, subject });
      const place = found.ok && found.value.draft !== null ? placeOfDraft(found.value.draft.content) : null;
      if (place === null) return { name: 'groups' };
      return { name: 'groupSession', ...place, ...(kind === 'closing' ? { opens: 'closing' } : {}) };
    }
  }
}

/** Opens the screen where a draft goes on. */
export function useResumeDraft(): (draft: ListedDraft) => Promise<void> {
  const vault = useVault();
  const navigate = useNavigate();
  return async (draft) => navigate(await routeOfDraft(draft, vault));
}
