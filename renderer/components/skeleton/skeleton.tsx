import { useTranslation } from '../../i18n';
import { VisuallyHidden } from '../support/visually-hidden';
import './skeleton.css';

/** A grey bar where a text will be, as wide as `widthPercent` of its place. Appears after 150 ms only. */
export function SkeletonBar({ widthPercent = 70 }: { readonly widthPercent?: number }) {
  return <span className="skeleton" aria-hidden="true" style={{ width: `${String(widthPercent)}%` }} />;
}

export interface SkeletonLinesProps {
  readonly lines?: number;
}

/** Some lines that are on their way. Tables bring their own. */
export function SkeletonLines({ lines = 4 }: SkeletonLinesProps) {
  const { t } = useTranslation('feedback');
  return (
    <div className="skeleton-lines">
      <VisuallyHidden>{t('loading')}</VisuallyHidden>
      {Array.from({ length: lines }, (_, index) => (
        <SkeletonBar key={index} widthPercent={90 - ((index * 17) % 45)} />
      ))}
    </div>
  );
}
