import { useState } from 'react';
import { PERSON_NOUN } from '../../../shared/codes';
import { Site } from '../../../shared/model';
import { isTimeZoneName, type TimeZoneName } from '../../../shared/time';
import { WelcomeTitle } from '../../app/welcome';
import {
  Button,
  ComboBoxField,
  Form,
  FormActions,
  RadioGroup,
  TextField,
  useForm,
  type FieldErrors,
} from '../../components';
import { useFormat, useLabel, useTranslation } from '../../i18n';
import { suggestSiteCode } from './suggestions';
import { findTimeZones, timeZoneChoice } from './time-zones';

export interface SiteValues {
  readonly name: string;
  readonly siteCode: string;
  readonly timeZone: TimeZoneName | null;
  readonly personNoun: 'participant' | 'client' | 'member' | 'guest';
}

interface SiteStepProps {
  readonly start: SiteValues;
  readonly onBack: (values: SiteValues) => void;
  readonly onNext: (values: SiteValues) => void;
}

/** Name, short id, time zone and the site's own noun. */
export function SiteStep({ start, onBack, onNext }: SiteStepProps) {
  const { t } = useTranslation(['firstRun', 'common']);
  const { locale } = useFormat();
  const label = useLabel();
  // The id follows the name until somebody types an own one.
  const [isOwnCode, setOwnCode] = useState(start.siteCode !== '');
  const form = useForm<SiteValues>({
    initialValues: start,
    validate: (values) => {
      const errors: FieldErrors<SiteValues> = {};
      if (!Site.fields.name.schema.safeParse(values.name.trim()).success) {
        errors.name = t('firstRun:site.enterName');
      }
      if (!Site.fields.siteCode.schema.safeParse(values.siteCode).success) {
        errors.siteCode = t('firstRun:site.enterSiteCode');
      }
      if (values.timeZone === null) errors.timeZone = t('firstRun:site.chooseTimeZone');
      return errors;
    },
  });
  const { timeZone } = form.values;

  return (
    <section className="welcome__card">
      <WelcomeTitle>{t('firstRun:site.title')}</WelcomeTitle>
      <Form
        aria-label={t('firstRun:site.title')}
        {...form.bind((values) => onNext({ ...values, name: values.name.trim() }))}
      >
        <TextField
          label={t('firstRun:site.name')}
          hint={t('firstRun:site.nameHint')}
          width="wide"
          maxLength={Site.fields.name.maxLength}
          {...form.field('name')}
          onChange={(name) => {
            form.set('name', name);
            if (!isOwnCode) form.set('siteCode', suggestSiteCode(name));
          }}
        />
        <TextField
          label={t('firstRun:site.siteCode')}
          hint={t('firstRun:site.siteCodeHint')}
          width="narrow"
          maxLength={8}
          {...form.field('siteCode')}
          onChange={(siteCode) => {
            setOwnCode(siteCode !== '');
            form.set('siteCode', siteCode.toUpperCase());
          }}
        />
        <ComboBoxField
          label={t('firstRun:site.timeZone')}
          hint={t('firstRun:site.timeZoneHint')}
          name="timeZone"
          width="wide"
          value={timeZone === null ? null : timeZoneChoice(timeZone, locale)}
          onChange={(choice) =>
            form.set('timeZone', choice !== null && isTimeZoneName(choice.id) ? choice.id : null)
          }
          search={async (text) => findTimeZones(text, locale)}
        />
        <RadioGroup
          label={t('firstRun:site.personNoun')}
          layout="row"
          choices={PERSON_NOUN.slugs.map((id) => ({ id, label: label(PERSON_NOUN.codes[id]) }))}
          {...form.field('personNoun')}
        />
        <FormActions>
          <Button type="submit" variant="primary">
            {t('common:continue')}
          </Button>
          <Button onPress={() => onBack(form.values)}>{t('common:back')}</Button>
        </FormActions>
      </Form>
    </section>
  );
}
