import type { ColumnCheck } from '../../../shared/contract/import-table';
import { YES_NO_ANSWER } from '../../../shared/codes';
import { IMPORT_FIELDS, importableSlugs, type ImportFieldName } from '../../../shared/exchange/import-fields';
import { SelectField } from '../../components';
import { useTranslation } from '../../i18n';
import { useCodeChoices } from '../support/code-choices';

/** Words offered for a decision; a column with more is most likely another one. */
const SHOWN_WORDS = 12;
const PROBLEM = 'problem';
const BLANK = 'blank';

export interface UnknownWordsProps {
  readonly field: ImportFieldName;
  readonly check: ColumnCheck;
  readonly words: ReadonlyMap<string, string | null>;
  /** `undefined` lists the word as a problem, `null` leaves the answer open. */
  readonly onChange: (text: string, code: string | null | undefined) => void;
}

/** Words of a column that stand for no known answer, each with what it is to mean. */
export function UnknownWords({ field, check, words, onChange }: UnknownWordsProps) {
  const { t } = useTranslation('imports');
  const slugs = importableSlugs(field);
  const codes = useCodeChoices(IMPORT_FIELDS[field].list ?? YES_NO_ANSWER).filter(({ id }) =>
    slugs.includes(id),
  );
  const shown = check.unknownWords.slice(0, SHOWN_WORDS);
  const hidden = check.unknownWordCount - shown.length;
  return (
    <div className="import__words">
      <h3 className="text-small">{t('columns.words.title')}</h3>
      {shown.map(({ text, rowCount }) => {
        const code = words.get(text);
        return (
          <SelectField
            key={text}
            label={t('columns.words.word', { text, count: rowCount })}
            choices={[
              { id: PROBLEM, label: t('columns.words.problem') },
              { id: BLANK, label: t('columns.words.blank') },
              ...codes,
            ]}
            value={code === undefined ? PROBLEM : (code ?? BLANK)}
            onChange={(chosen) =>
              onChange(text, chosen === PROBLEM ? undefined : chosen === BLANK ? null : chosen)
            }
          />
        );
      })}
      {hidden > 0 && <p className="text-small text-muted">{t('columns.words.more', { count: hidden })}</p>}
    </div>
  );
}
