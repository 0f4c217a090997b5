import type { MethodOutput } from '../../../shared/contract';
import { Banner, KeyValueList } from '../../components';
import { useFormat, useTranslation } from '../../i18n';

/** What the vault says of the file it wrote, and the name of the folder the person chose. */
export type WrittenFileFacts = MethodOutput<'endOfDay.export'> & { readonly folderName: string };

const SHOWN_COUNTS = ['client', 'encounter', 'attendance', 'note', 'change'] as const;

/** The finished file: where it is, how large, and what the office compares. */
export function WrittenFile({ file }: { readonly file: WrittenFileFacts }) {
  const { t } = useTranslation('endOfDay');
  const format = useFormat();
  const contents = SHOWN_COUNTS.flatMap((name) => {
    const count = file.counts[name];
    return count === undefined ? [] : [`${t(`counts.${name}`)}: ${format.number(count)}`];
  });
  return (
    <div className="stack">
      <Banner tone="success" title={t('written.title')} isLive>
        {t('written.explain')}
      </Banner>
      <KeyValueList
        items={[
          { key: t('written.file'), value: <span className="text-code">{file.fileName}</span> },
          { key: t('written.folder'), value: file.folderName },
          { key: t('written.number'), value: format.number(file.sequence) },
          { key: t('written.size'), value: format.fileSize(file.bytesWritten) },
          { key: t('written.contents'), value: contents.join(' · ') },
          ...(file.leftOutClientCount === 0
            ? []
            : [{ key: t('written.leftOut'), value: format.number(file.leftOutClientCount) }]),
          {
            key: t('written.hash'),
            value: <span className="text-code end-of-day__hash">{file.sha256}</span>,
          },
        ]}
      />
      <p className="text-muted text-small">{t('written.howToOpen')}</p>
    </div>
  );
}
