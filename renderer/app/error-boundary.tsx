import { TriangleAlert } from 'lucide-react';
import { Component, type ReactNode } from 'react';
import { Button, EmptyState } from '../components';
import { useTranslation } from '../i18n';
import { errorReference } from './error-reference';
import { useLock } from './locking';

interface ErrorBoundaryProps {
  /** A new key is a new try: going to another screen leaves the failed one behind. */
  readonly place: string;
  readonly onLeave?: (() => void) | undefined;
  readonly children: ReactNode;
}

interface State {
  readonly reference: string | null;
}

/** Shows that a screen failed, with a number and no data, instead of an empty window. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, State> {
  override state: State = { reference: null };

  static getDerivedStateFromError(error: unknown): State {
    return { reference: errorReference(error) };
  }

  override componentDidUpdate(previous: ErrorBoundaryProps): void {
    if (this.state.reference !== null && previous.place !== this.props.place) this.#retry();
  }

  override render(): ReactNode {
    const { reference } = this.state;
    if (reference === null) return this.props.children;
    return <ScreenFailed reference={reference} onRetry={() => this.#retry()} onLeave={this.props.onLeave} />;
  }

  #retry(): void {
    this.setState({ reference: null });
  }
}

interface ScreenFailedProps {
  readonly reference: string;
  readonly onRetry: () => void;
  readonly onLeave: (() => void) | undefined;
}

function ScreenFailed({ reference, onRetry, onLeave }: ScreenFailedProps) {
  const { t } = useTranslation(['app', 'common', 'shell']);
  const lock = useLock();
  return (
    <div role="alert">
      <EmptyState
        icon={TriangleAlert}
        title={t('app:failed.title')}
        actions={
          <>
            <Button variant="primary" onPress={onRetry} autoFocus>
              {t('common:retry')}
            </Button>
            {onLeave !== undefined && <Button onPress={onLeave}>{t('app:failed.today')}</Button>}
            <Button onPress={lock}>{t('shell:lock')}</Button>
          </>
        }
      >
        <p>{t('app:failed.body')}</p>
        <p className="text-small figures">{t('app:failed.reference', { reference })}</p>
      </EmptyState>
    </div>
  );
}
