import { Printer } from 'lucide-react';
import { useEffect, useState } from 'react';
import {
  CONSENT_EXPIRY_EVENT,
  CONSENT_STATEMENT,
  CONSENT_TYPE,
  INFORMATION_SCOPE,
  SIGNATURE_METHOD,
  SIGNER_CAPACITY,
} from '../../../shared/codes';
import type { ClientChart } from '../../../shared/contract/clients';
import { Consent } from '../../../shared/model';
import { CONSENT_FORMS } from '../../../shared/rules/consent-form';
import { RULE_CODES, type RuleCode } from '../../../shared/rules/problem';
import { ScreenStatus } from '../../app/screen-frame';
import { useSession } from '../../app/session';
import {
  Banner,
  Button,
  CheckboxGroup,
  DateField,
  Form,
  FormActions,
  FormRow,
  FormSection,
  Kbd,
  RadioGroup,
  SelectField,
  SignatureField,
  TextArea,
  TextField,
  useForm,
  useNotify,
  type FieldErrors,
} from '../../components';
import {
  isLanguage,
  languageNames,
  languages,
  useFormat,
  useLabel,
  useTranslation,
  type Language,
} from '../../i18n';
import { useCommand, useVaultQuery, type Draft } from '../../vault';
import { NO_CHOICE, chosenCode, useCodeChoices, withNoChoice } from '../support/code-choices';
import { usePersonName } from '../support/person-label';
import { useProblemText } from '../support/problem-text';
import { useFailed } from '../support/use-failed';
import {
  consentFormProblems,
  emptyConsent,
  endingsOf,
  fieldOfConsentPath,
  toConsentInput,
  withSigner,
  withType,
  type ConsentChoice,
  type ConsentFormValues,
} from './consent-form';
import { usePrintConsent } from './use-print-consent';

export interface ConsentEditorProps {
  readonly chart: ClientChart;
  readonly draft: Draft<ConsentFormValues>;
  readonly onDone: () => void;
}

/** The form of a consent: one kind, every element of 42 CFR 2.31(a), a signature. */
export function ConsentEditor({ chart, draft, onDone }: ConsentEditorProps) {
  const { t, i18n } = useTranslation('consents');
  const { site, today } = useSession();
  const format = useFormat();
  const label = useLabel();
  const notify = useNotify();
  const failed = useFailed();
  const problemText = useProblemText();
  const record = useCommand('consent.record');
  const { print, paper } = usePrintConsent(chart);
  const name = usePersonName()(chart);
  const offices = useVaultQuery('recipient.list', {}, { entities: ['recipient'] });
  const [blank] = useState(() =>
    // The paper speaks the person's language where there is one; else the worker's.
    emptyConsent({
      siteName: site.name,
      language: isLanguage(chart.language) ? chart.language : format.language,
      today,
    }),
  );
  const [found] = useState(draft.found);
  const say = (code: RuleCode | ConsentChoice) => (isRule(code) ? problemText(code) : t(`form.${code}`));
  const form = useForm<ConsentFormValues>({
    initialValues: found ?? blank,
    validate: (values): FieldErrors<ConsentFormValues> =>
      Object.fromEntries(
        [...consentFormProblems(values, today)].map(([field, code]) => [field, say(code)] as const),
      ),
  });
  const { values } = form;
  const wordsIn = (language: Language) => i18n.getFixedT(language, 'consents');

  const { keep } = draft;
  useEffect(() => {
    if (values !== blank) keep(values);
  }, [values, blank, keep]);

  const leave = async () => {
    await draft.discard();
    onDone();
  };
  const save = async (valid: ConsentFormValues) => {
    const consent = toConsentInput(valid);
    if (consent === null) return;
    const result = await record.run({ clientId: chart.id, consent }, { operationId: draft.operationId });
    if (result.ok) {
      notify({ message: t('form.saved'), tone: 'success' });
      await leave();
      return;
    }
    failed(form, result.error, (path) => fieldOfConsentPath(path, valid));
  };

  const types = useCodeChoices(CONSENT_TYPE).map((choice) => ({
    ...choice,
    description: t(`form.typeDescription.${choice.id}`),
  }));
  const capacities = useCodeChoices(SIGNER_CAPACITY);
  const methods = useCodeChoices(SIGNATURE_METHOD);
  const { type } = values;
  const printable = toConsentInput({ ...values, signerCapacity: values.signerCapacity ?? 'self' });

  return (
    <div className="consent-form">
      {found !== null && <Banner tone="info">{t('form.resumed')}</Banner>}
      <Form {...form.bind(save)} aria-label={t('form.title', { name })}>
        <h2>{t('form.title', { name })}</h2>
        <RadioGroup
          label={t('form.type')}
          name="type"
          choices={types}
          autoFocus
          value={type}
          onChange={(chosen) => {
            const words = wordsIn(values.language);
            form.assign(withType(values, chosen, { before: words, now: words }));
          }}
        />
        {type !== null && (
          <>
            <SelectField
              label={t('form.language')}
              name="language"
              choices={languages.map((language) => ({ id: language, label: languageNames[language] }))}
              value={values.language}
              onChange={(language) =>
                form.assign(
                  withType({ ...values, language }, type, {
                    before: wordsIn(values.language),
                    now: wordsIn(language),
                  }),
                )
              }
            />
            <FormSection title={t('form.who')}>
              <TextField
                label={t('form.disclosingParty')}
                width="wide"
                maxLength={Consent.fields.disclosingParty.maxLength}
                {...form.field('disclosingParty')}
              />
              {CONSENT_FORMS[type].canNameOffice && (offices.value?.recipients.length ?? 0) > 0 && (
                <SelectField
                  label={t('form.office')}
                  name="recipientId"
                  width="wide"
                  choices={withNoChoice(
                    (offices.value?.recipients ?? [])
                      .filter((office) => office.isActive)
                      .map((office) => ({ id: office.id, label: office.name })),
                    t('form.noOffice'),
                  )}
                  value={values.recipientId ?? NO_CHOICE}
                  onChange={(choice) => {
                    const office = offices.value?.recipients.find(({ id }) => id === choice);
                    form.assign({
                      recipientId: chosenCode(choice),
                      ...(office !== undefined && values.recipientName.trim() === ''
                        ? { recipientName: office.name }
                        : {}),
                    });
                  }}
                />
              )}
              <TextArea
                label={t('form.recipientName')}
                hint={t('form.recipientNameHint')}
                characterLimit={Consent.fields.recipientName.maxLength}
                {...form.field('recipientName')}
              />
              <CheckboxGroup
                label={t('form.informationScope')}
                name="informationScope"
                choices={CONSENT_FORMS[type].scopes.map((scope) => ({
                  id: scope,
                  label: label(INFORMATION_SCOPE.codes[scope]),
                }))}
                value={values.informationScope}
                onChange={(scopes) => form.set('informationScope', scopes)}
              />
              <TextField
                label={t('form.informationText')}
                hint={t('form.informationTextHint')}
                isOptional
                width="wide"
                maxLength={Consent.fields.informationText.maxLength}
                {...form.field('informationText')}
              />
              <TextArea
                label={t('form.purpose')}
                characterLimit={Consent.fields.purpose.maxLength}
                {...form.field('purpose')}
              />
            </FormSection>
            <FormSection title={t('form.ending')}>
              <RadioGroup
                label={t('form.end')}
                name="ending"
                isLabelHidden
                choices={endingsOf(type).map((ending) => ({
                  id: ending,
                  label: ending === 'date' ? t('form.endOn') : label(CONSENT_EXPIRY_EVENT.codes[ending]),
                }))}
                value={values.ending}
                onChange={(ending) => form.set('ending', ending)}
              />
              {values.ending === 'date' && (
                <DateField label={t('form.expiresOn')} purpose="future" {...form.field('expiresOn')} />
              )}
              {values.ending === 'other' && (
                <TextField
                  label={t('form.expiresEventText')}
                  width="wide"
                  maxLength={Consent.fields.expiresEventText.maxLength}
                  {...form.field('expiresEventText')}
                />
              )}
            </FormSection>
            <CheckboxGroup
              label={t('form.told')}
              hint={t('form.toldHint')}
              name="statements"
              choices={CONSENT_FORMS[type].statements.map((statement) => ({
                id: statement,
                label: CONSENT_STATEMENT.codes[statement][values.language],
              }))}
              value={values.statements}
              onChange={(statements) => form.set('statements', statements)}
            />
            <FormSection title={t('form.signing')}>
              <RadioGroup
                label={t('form.signerCapacity')}
                name="signerCapacity"
                layout="row"
                choices={capacities}
                value={values.signerCapacity}
                onChange={(capacity) => form.assign(withSigner(values, capacity, chart))}
              />
              <FormRow>
                <TextField
                  label={t('form.signerName')}
                  hint={t('form.signerNameHint')}
                  width="full"
                  maxLength={Consent.fields.signerName.maxLength}
                  {...form.field('signerName')}
                />
                <DateField
                  label={t('form.signedOn')}
                  purpose="past"
                  maximum={today}
                  {...form.field('signedOn')}
                />
              </FormRow>
              <RadioGroup
                label={t('form.method')}
                name="signatureMethod"
                layout="row"
                choices={methods}
                value={values.signatureMethod}
                onChange={(method) => form.set('signatureMethod', method)}
              />
              {values.signatureMethod === 'drawn' && (
                <SignatureField
                  label={t('form.signature', { name: values.signerName })}
                  hint={t('form.signatureHint')}
                  {...form.field('signaturePath')}
                />
              )}
              {values.signatureMethod === 'paper' && (
                <>
                  {printable !== null && (
                    <div>
                      <Button icon={Printer} onPress={() => print(printable)}>
                        {t('form.printBlank')}
                      </Button>
                    </div>
                  )}
                  <TextField
                    label={t('form.paperLocation')}
                    hint={t('form.paperLocationHint')}
                    width="wide"
                    maxLength={Consent.fields.paperLocation.maxLength}
                    {...form.field('paperLocation')}
                  />
                </>
              )}
              <TextField
                label={t('form.witness')}
                isOptional
                width="wide"
                maxLength={Consent.fields.witnessName.maxLength}
                {...form.field('witnessName')}
              />
            </FormSection>
          </>
        )}
        <FormActions>
          <Button
            type="submit"
            variant="primary"
            isPending={form.isSubmitting}
            aria-keyshortcuts="Control+Enter"
          >
            {t('form.save')} <Kbd keys="Ctrl+Enter" />
          </Button>
          <Button variant="quiet" onPress={() => void leave()}>
            {t('form.drop')}
          </Button>
        </FormActions>
      </Form>
      {paper}
      <ScreenStatus>
        {draft.savedAt !== null && t('form.kept', { time: format.time(draft.savedAt) })}
      </ScreenStatus>
    </div>
  );
}

function isRule(code: RuleCode | ConsentChoice): code is RuleCode {
  return RULE_CODES.some((rule) => rule === code);
}
