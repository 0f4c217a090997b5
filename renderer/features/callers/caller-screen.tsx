import { ArrowLeft } from 'lucide-react';
import { CallerMessage } from '../../../shared/model';
import { CALLER_WORDS } from '../../../shared/rules/callers';
import { useErrorMessage } from '../../app/error-message';
import { useNavigate } from '../../app/navigation';
import {
  Button,
  Form,
  FormActions,
  FormRow,
  LinkButton,
  PageHeader,
  SkeletonLines,
  TextArea,
  TextField,
  useForm,
  useNotify,
} from '../../components';
import { useTranslation } from '../../i18n';
import { useCommand, useDraft, useKeepForm, type Draft } from '../../vault';
import { Card } from '../support/card';
import { textOrNull } from '../support/text-or-null';
import { CallerFormSchema, EMPTY_CALLER, NEW_MESSAGE, type CallerForm } from './caller-form';
import { ConsentCheck } from './consent-check';
import './callers.css';

/** Somebody phones and asks for a person: what to say, the message, and whether a consent covers them (R-DIS-05). */
export function CallerScreen() {
  const { t } = useTranslation('callers');
  const navigate = useNavigate();
  const draft = useDraft('callerMessage', NEW_MESSAGE, CallerFormSchema);
  return (
    <div className="caller">
      <PageHeader
        title={t('title')}
        description={t('description')}
        above={
          <LinkButton icon={ArrowLeft} onPress={() => navigate({ name: 'today' })}>
            {t('back')}
          </LinkButton>
        }
        takesFocus
      />
      <Card title={t('say.title')} hint={t('say.hint')}>
        <div className="caller__words">
          <blockquote lang="en">{CALLER_WORDS.en}</blockquote>
          <blockquote lang="es">{CALLER_WORDS.es}</blockquote>
        </div>
        <ul className="caller__rules">
          <li>{t('say.notKnow')}</li>
          <li>{t('say.noLooking')}</li>
          <li>{t('say.insists')}</li>
        </ul>
      </Card>
      {draft.status === 'loading' ? <SkeletonLines lines={6} /> : <MessageForm draft={draft} />}
    </div>
  );
}

function MessageForm({ draft }: { readonly draft: Draft<CallerForm> }) {
  const { t } = useTranslation('callers');
  const notify = useNotify();
  const errorMessage = useErrorMessage();
  const take = useCommand('caller.takeMessage');
  const form = useForm<CallerForm>({
    initialValues: draft.found ?? EMPTY_CALLER,
    validate: ({ askedFor, callerName, callerPhone, message }) => ({
      ...(askedFor.trim() === '' ? { askedFor: t('form.askedForMissing') } : {}),
      ...(callerName.trim() + callerPhone.trim() + message.trim() === ''
        ? { callerName: t('form.callerMissing') }
        : {}),
      ...(message.trim().length > CallerMessage.fields.message.maxLength
        ? { message: t('form.messageLong') }
        : {}),
    }),
  });
  const { values } = form;
  useKeepForm(draft, values, EMPTY_CALLER);

  const save = async (typed: CallerForm) => {
    const result = await take.run(
      {
        askedFor: typed.askedFor.trim(),
        callerName: textOrNull(typed.callerName),
        callerOrganization: textOrNull(typed.callerOrganization),
        callerPhone: textOrNull(typed.callerPhone),
        message: typed.message.trim() === '' ? null : typed.message.trim(),
      },
      { operationId: draft.operationId },
    );
    if (!result.ok) {
      form.fail({}, errorMessage(result.error));
      return;
    }
    form.reset(EMPTY_CALLER);
    await draft.discard();
    notify({ tone: 'success', message: t('form.kept') });
  };

  return (
    <>
      <Card title={t('form.title')} hint={t('form.hint')}>
        <Form {...form.bind(save)} aria-label={t('form.title')}>
          <TextField
            label={t('form.askedFor')}
            width="wide"
            maxLength={CallerMessage.fields.askedFor.maxLength}
            {...form.field('askedFor')}
          />
          <FormRow>
            <TextField
              label={t('form.callerName')}
              maxLength={CallerMessage.fields.callerName.maxLength}
              {...form.field('callerName')}
            />
            <TextField
              label={t('form.callerOrganization')}
              isOptional
              maxLength={CallerMessage.fields.callerOrganization.maxLength}
              {...form.field('callerOrganization')}
            />
            <TextField
              label={t('form.callerPhone')}
              maxLength={CallerMessage.fields.callerPhone.maxLength}
              {...form.field('callerPhone')}
            />
          </FormRow>
          <TextArea
            label={t('form.message')}
            isOptional
            characterLimit={CallerMessage.fields.message.maxLength}
            {...form.field('message')}
          />
          <FormActions>
            <Button
              type="submit"
              variant="primary"
              isPending={form.isSubmitting}
              aria-keyshortcuts="Control+Enter"
            >
              {t('form.save')}
            </Button>
          </FormActions>
        </Form>
      </Card>
      <ConsentCheck
        key={`${values.askedFor}/${values.callerName}/${values.callerOrganization}`}
        askedFor={values.askedFor.trim()}
        callerName={textOrNull(values.callerName)}
        callerOrganization={textOrNull(values.callerOrganization)}
      />
    </>
  );
}
