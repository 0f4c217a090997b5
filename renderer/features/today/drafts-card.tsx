import type { MethodOutput } from '../../../shared/contract';
import { Button } from '../../components';
import { useClock, useFormat, useTranslation } from '../../i18n';
import { NEW_GROUP } from '../groups/group-draft';
import { NEW_INTAKE } from '../intake/intake-draft';
import { Card } from '../support/card';
import { useResumeDraft } from '../support/resume-draft';

type BoardDraft = MethodOutput<'today.board'>['drafts'][number];

/** What was being written when the page locked or closed. Each goes on where it stopped. */
export function DraftsCard({ drafts }: { readonly drafts: readonly BoardDraft[] }) {
  const { t } = useTranslation('today');
  const format = useFormat();
  const { clock } = useClock();
  const resume = useResumeDraft();
  const title = (draft: BoardDraft) => {
    if (draft.kind === 'intake' && draft.subject !== NEW_INTAKE) return t('drafts.details');
    if (draft.kind === 'group' && draft.subject !== NEW_GROUP) return t('drafts.groupChange');
    return t(`drafts.${draft.kind}`);
  };
  return (
    <Card title={t('drafts.title')}>
      <ul className="card-list">
        {drafts.map((draft) => (
          <li key={`${draft.kind}/${draft.subject}`}>
            <span className="card-list__main">
              {title(draft)}
              <span className="card-list__detail">
                {' · '}
                {t('drafts.savedAt', { when: format.relativeTime(draft.savedAt, clock.now()) })}
              </span>
            </span>
            <Button onPress={() => void resume(draft)}>{t('drafts.resume')}</Button>
          </li>
        ))}
      </ul>
    </Card>
  );
}
