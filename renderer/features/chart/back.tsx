import { ArrowLeft } from 'lucide-react';
import { useNavigate } from '../../app/navigation';
import { LinkButton } from '../../components';
import { useTranslation } from '../../i18n';

/** The way back to the list the person came from. */
export function Back() {
  const { t } = useTranslation('chart');
  const navigate = useNavigate();
  return (
    <LinkButton icon={ArrowLeft} onPress={() => navigate({ name: 'caseload' })}>
      {t('back')}
    </LinkButton>
  );
}
