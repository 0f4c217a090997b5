import { ENCOUNTER_KIND } from '../../../shared/codes';
import type { NoteView } from '../../../shared/contract/notes';
import { useFormat, useLabel, useTranslation } from '../../i18n';

/** Which contact the note is about, in one line. */
export function NoteFacts({ note }: { readonly note: NoteView }) {
  const { t } = useTranslation('notes');
  const format = useFormat();
  const label = useLabel();
  const { encounter } = note;
  return (
    <span className="notes__facts">
      <span>{encounter.groupName ?? label(ENCOUNTER_KIND.codes[encounter.kind])}</span>
      <span>{format.date(note.serviceDate, 'long')}</span>
      <span>
        {format.time(encounter.startAt)}–{format.time(encounter.endAt)}
      </span>
      <span>{format.duration(encounter.minutes)}</span>
      {typeof encounter.units?.code === 'string' && (
        <span>
          {t('about.units', { count: encounter.units.units })} (
          {[encounter.units.code, ...encounter.units.modifiers].join(' ')})
        </span>
      )}
      <span>
        {t('about.author')} {note.authorName}
      </span>
    </span>
  );
}
