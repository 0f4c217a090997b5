import { ArrowLeft } from 'lucide-react';
import { useEffect, useState } from 'react';
import { z } from 'zod';
import type { SessionView } from '../../../shared/contract/groups';
import { wasThere } from '../../../shared/rules/attendance';
import { LocalDateSchema } from '../../../shared/time';
import { useErrorMessage } from '../../app/error-message';
import { ScreenStatus } from '../../app/screen-frame';
import {
  Banner,
  Button,
  Form,
  FormActions,
  FormSection,
  LinkButton,
  PageHeader,
  SelectField,
  SkeletonLines,
  TextArea,
  useForm,
  useNotify,
} from '../../components';
import { useFormat, useLabel, useTranslation } from '../../i18n';
import { useCommand, useDraft, useVault, useVaultQuery, type Draft } from '../../vault';
import { usePersonName } from '../support/person-label';
import { useProblemText } from '../support/problem-text';

const TEXT_LIMIT = 20_000;

/** What is typed, with the place it belongs to so that Today can lead back here. */
const ClosingDraftSchema = z.strictObject({
  groupId: z.uuid(),
  heldOn: LocalDateSchema,
  formatCode: z.string(),
  texts: z.record(z.string(), z.string()),
});
type ClosingDraft = z.infer<typeof ClosingDraftSchema>;

export interface ClosingProps {
  readonly session: SessionView;
  readonly onBack: () => void;
  /** On to what was made. */
  readonly onDone: () => void;
}

/** Ends a session: the common text once, each person's own part, one draft note for everybody who came (R-GRP-05). */
export function Closing(props: ClosingProps) {
  const draft = useDraft('closing', props.session.id, ClosingDraftSchema);
  const formats = useVaultQuery('note.formats', {}, { entities: ['siteNoteFormat'] });
  if (draft.status === 'loading' || formats.value === undefined) return <SkeletonLines lines={8} />;
  return (
    <ClosingForm
      {...props}
      draft={draft}
      formats={formats.value.formats.filter(({ isOffered }) => isOffered)}
    />
  );
}

type Formats = NonNullable<ReturnType<typeof useVaultQuery<'note.formats'>>['value']>['formats'];

interface ClosingFormProps extends ClosingProps {
  readonly draft: Draft<ClosingDraft>;
  readonly formats: Formats;
}

const commonField = (code: string) => `common.${code}`;
const ownField = (clientId: string) => `own.${clientId}`;

function ClosingForm({ session, onBack, onDone, draft, formats }: ClosingFormProps) {
  const { t } = useTranslation(['groups', 'common']);
  const label = useLabel();
  const formatter = useFormat();
  const personName = usePersonName();
  const problemText = useProblemText();
  const errorMessage = useErrorMessage();
  const notify = useNotify();
  const vault = useVault();
  const close = useCommand('session.close');
  const [formatCode, setFormatCode] = useState(draft.found?.formatCode ?? formats[0]?.code ?? '');
  const format = formats.find(({ code }) => code === formatCode) ?? formats[0];
  const present = session.roster.filter(({ mark }) => mark !== null && wasThere(mark));
  const common = format?.sections.filter(({ code }) => code !== format.individualSection) ?? [];
  const own = format?.sections.find(({ code }) => code === format.individualSection);
  const form = useForm<Readonly<Record<string, string>>>({
    initialValues: draft.found?.texts ?? {},
    validate: () => ({}),
  });

  const { keep } = draft;
  useEffect(() => {
    if (form.isDirty) {
      keep({ groupId: session.seriesId, heldOn: session.heldOn, formatCode, texts: { ...form.values } });
    }
  }, [form.values, form.isDirty, formatCode, keep, session]);

  const save = async (values: Readonly<Record<string, string>>) => {
    if (format === undefined) return;
    const commonSections = Object.fromEntries(
      common.flatMap(({ code }) => {
        const text = (values[commonField(code)] ?? '').trim();
        return text === '' ? [] : [[code, text]];
      }),
    );
    const responses = present.flatMap(({ clientId }) => {
      const text = (values[ownField(clientId)] ?? '').trim();
      return text === '' ? [] : [{ clientId, text }];
    });
    const result = await close.run(
      {
        sessionId: session.id,
        expectedRevision: session.revision,
        startAt: session.startAt,
        endAt: session.endAt,
        guestCount: session.guestCount,
        way: session.way,
        marks: session.roster.flatMap(({ clientId, mark, inAt, outAt, way }) =>
          mark === null ? [] : [{ clientId, mark, inAt, outAt, way }],
        ),
        formatCode: format.code,
        commonSections,
        responses,
      },
      { operationId: draft.operationId },
    );
    if (result.ok) {
      await draft.discard();
      notify({ tone: 'success', message: t('closing.done', { count: result.value.madeCount }) });
      onDone();
      return;
    }
    const problems = result.error.details?.problems ?? [];
    if (problems.length === 0) {
      form.fail({}, errorMessage(result.error));
      return;
    }
    // R-GRP-06: say which words, not only in which part.
    const names = await vault.call('session.findNames', { sessionId: session.id, sections: commonSections });
    const wordsIn = (section: string): string => {
      const found = names.ok ? names.value.found.filter((stretch) => stretch.section === section) : [];
      const words = found.map(({ start, end }) => `“${(commonSections[section] ?? '').slice(start, end)}”`);
      return formatter.list([...new Set(words)]);
    };
    const messages = problems.map(({ path, code }): [string, string] => {
      const section = /^commonSections\.(.+)$/.exec(path)?.[1];
      const index = /^responses\[(\d+)\]/.exec(path)?.[1];
      const person = index === undefined ? undefined : responses[Number(index)];
      if (section !== undefined && code === 'names_someone') {
        return [commonField(section), t('closing.namesSomeone', { names: wordsIn(section) })];
      }
      if (person !== undefined) return [ownField(person.clientId), problemText(code)];
      return ['', problemText(code)];
    });
    const general = messages.find(([field]) => field === '')?.[1];
    form.fail(Object.fromEntries(messages.filter(([field]) => field !== '')), general);
  };

  return (
    <div className="closing">
      <PageHeader
        title={t('closing.title', { group: session.groupName })}
        description={[
          formatter.date(session.heldOn, 'long'),
          t('rollCall.counts.there', { count: present.length }),
        ].join(' · ')}
        above={
          <LinkButton icon={ArrowLeft} onPress={onBack}>
            {t('closing.back')}
          </LinkButton>
        }
        takesFocus
      />
      {draft.found !== null && <Banner tone="info">{t('closing.broughtBack')}</Banner>}
      <Form aria-label={t('closing.title', { group: session.groupName })} {...form.bind(save)}>
        <p className="text-muted">{t('closing.explain')}</p>
        <SelectField
          label={t('closing.format')}
          choices={formats.map(({ code, label: name }) => ({ id: code, label: label(name) }))}
          value={format?.code ?? null}
          onChange={setFormatCode}
        />
        {common.length > 0 && (
          <FormSection title={t('closing.common')} hint={t('closing.commonHint')}>
            {common.map((section) => (
              <TextArea
                key={section.code}
                label={label(section.label)}
                hint={label(section.prompt)}
                rows={2}
                width="full"
                characterLimit={TEXT_LIMIT}
                name={commonField(section.code)}
                value={form.values[commonField(section.code)] ?? ''}
                onChange={(text) => form.set(commonField(section.code), text)}
              />
            ))}
          </FormSection>
        )}
        <FormSection
          title={t('closing.own', { part: own === undefined ? '' : label(own.label) })}
          hint={t('closing.ownHint')}
        >
          {present.map((person) => (
            <TextArea
              key={person.clientId}
              label={personName(person)}
              isOptional
              rows={2}
              width="full"
              characterLimit={TEXT_LIMIT}
              name={ownField(person.clientId)}
              value={form.values[ownField(person.clientId)] ?? ''}
              onChange={(text) => form.set(ownField(person.clientId), text)}
            />
          ))}
        </FormSection>
        <FormActions>
          <Button
            type="submit"
            variant="primary"
            isPending={close.isRunning}
            aria-keyshortcuts="Control+Enter"
          >
            {t('closing.confirm', { count: present.length })}
          </Button>
          <Button onPress={onBack}>{t('closing.back')}</Button>
        </FormActions>
      </Form>
      <ScreenStatus>
        {draft.savedAt === null ? '' : t('closing.kept', { time: formatter.time(draft.savedAt) })}
      </ScreenStatus>
    </div>
  );
}
