import { useState } from 'react';
import type { ClientChart } from '../../../shared/contract/clients';
import { contactValueProblem } from '../../../shared/rules/contacts';
import { Button, type FieldErrors, FormDialog, useForm, useNotify } from '../../components';
import { useTranslation } from '../../i18n';
import { useCommand } from '../../vault';
import { emptyContact, isBlankContact, toContactInput, type ContactForm } from '../support/contact-form';
import { ContactFields } from '../support/contact-fields';
import { usePersonName } from '../support/person-label';
import { useProblemText } from '../support/problem-text';
import { shownContactValue } from '../support/safe-contact-line';
import { useFailed } from '../support/use-failed';

type ContactView = ClientChart['contacts'][number];

export interface ContactDialogProps {
  readonly chart: ClientChart;
  /** The contact to change; absent for a new one. Kept fresh, so that a second try knows the newest revision. */
  readonly contact: ContactView | undefined;
  readonly onClose: () => void;
}

function formOfContact(contact: ContactView): ContactForm {
  return {
    ...emptyContact(),
    kind: contact.kind,
    value: shownContactValue(contact),
    owner: contact.owner,
    okToCall: contact.okToCall,
    okToLeaveVoicemail: contact.okToLeaveVoicemail,
    okToText: contact.okToText,
    okToEmail: contact.okToEmail,
    okToIdentifyProgram: contact.okToIdentifyProgram,
    safeHours: contact.safeHours ?? '',
    announceAs: contact.announceAs ?? '',
  };
}

interface Values {
  readonly contact: ContactForm;
  readonly value: null;
}

/** Adds a way to reach somebody, or changes what they allow. */
export function ContactDialog({ chart, contact, onClose }: ContactDialogProps) {
  const { t } = useTranslation('chart');
  const notify = useNotify();
  const failed = useFailed();
  const problemText = useProblemText();
  const command = useCommand('contact.save');
  const name = usePersonName()(chart);
  const [initial] = useState<Values>(() => ({
    contact: contact === undefined ? emptyContact() : formOfContact(contact),
    value: null,
  }));
  const form = useForm<Values>({
    initialValues: initial,
    validate: (values): FieldErrors<Values> => {
      if (isBlankContact(values.contact)) return { value: t('contactDialog.valueMissing') };
      const problem = contactValueProblem(values.contact.kind, values.contact.value);
      return problem === null ? {} : { value: problemText(problem) };
    },
  });
  const title = t(contact === undefined ? 'contactDialog.add' : 'contactDialog.change', { name });

  const save = async (values: Values, isActive: boolean) => {
    const result = await command.run({
      clientId: chart.id,
      ...(contact === undefined ? {} : { contactId: contact.id, expectedRevision: contact.revision }),
      contact: toContactInput(values.contact),
      isActive,
    });
    if (result.ok) {
      notify({ message: t(isActive ? 'contactDialog.saved' : 'contactDialog.retired'), tone: 'success' });
      onClose();
      return;
    }
    if (result.error.code === 'STALE_EDIT') {
      form.fail({}, t('contactDialog.stale'));
      return;
    }
    failed(form, result.error, { 'contact.value': 'value' });
  };

  return (
    <FormDialog
      title={title}
      onClose={onClose}
      size="wide"
      submitLabel={t('contactDialog.save')}
      isSubmitting={form.isSubmitting}
      actions={
        contact !== undefined && (
          <Button
            variant="quiet"
            isDisabled={form.isSubmitting}
            onPress={() => void save(form.values, false)}
          >
            {t('contactDialog.retire')}
          </Button>
        )
      }
      {...form.bind((values) => save(values, true))}
    >
      <ContactFields
        contact={form.values.contact}
        valueName="value"
        valueError={form.errors.value}
        onChange={(changed) => form.set('contact', changed)}
      />
    </FormDialog>
  );
}
