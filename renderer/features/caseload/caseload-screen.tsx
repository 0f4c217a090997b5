import { Upload, UserPlus, UsersRound } from 'lucide-react';
import { useCallback, useMemo, useRef, useState } from 'react';
import type { CaseloadRow } from '../../../shared/contract/clients';
import { useErrorMessage } from '../../app/error-message';
import { useNavigate } from '../../app/navigation';
import type { RouteOf } from '../../app/routes';
import { ScreenSide, useScreenFillsHeight } from '../../app/screen-frame';
import { useMayCall, useSession } from '../../app/session';
import {
  Banner,
  Button,
  DataTable,
  EmptyState,
  MenuButton,
  PageHeader,
  SearchField,
  SegmentedControl,
  reconcileColumnSettings,
  type ColumnSettings,
  type DataTableHandle,
} from '../../components';

import { useTranslation } from '../../i18n';
import { useScreenKeys } from '../support/use-screen-keys';
import { useViewSetting } from '../support/use-view-setting';
import { useCaseloadColumns } from './caseload-columns';
import {
  CaseloadViewSchema,
  EVERYONE,
  USUAL_SORT,
  presetNamed,
  presetOfScope,
  presetsOfRole,
  scopeOfPreset,
  toQuerySort,
  type CaseloadScope,
} from './caseload-view';
import { FilterChips } from './filter-chips';
import { FilterMenu } from './filter-menu';
import { PersonPanel } from './person-panel';
import { useCaseloadRows } from './use-caseload-rows';
import './caseload.css';

/** Everybody the site serves: found by typing, sorted and filtered in the vault, looked at beside the list. */
export function CaseloadScreen({ route }: { readonly route: RouteOf<'caseload'> }) {
  const { t } = useTranslation('caseload');
  const { user, today } = useSession();
  const mayCall = useMayCall();
  const navigate = useNavigate();
  const errorMessage = useErrorMessage();
  useScreenFillsHeight();

  const columns = useCaseloadColumns(today);
  const presets = presetsOfRole(user.role);
  const view = useViewSetting('caseload', CaseloadViewSchema);
  const [text, setText] = useState('');
  const [current, setCurrent] = useState<CaseloadRow | null>(null);
  // A way in such as "people without a peer worker" from Today goes before what was kept.
  const asked = presetNamed(route.preset);
  const [askedScope, setAskedScope] = useState(asked === undefined ? null : scopeOfPreset(asked, user.id));
  const usualScope = scopeOfPreset(presets[0] ?? 'everyone', user.id);
  const scope: CaseloadScope = askedScope ?? view.value?.scope ?? usualScope;
  const settings = useMemo(
    () => reconcileColumnSettings(columns, view.value?.columns, USUAL_SORT),
    [columns, view.value?.columns],
  );

  const { source, queryKey, error } = useCaseloadRows(
    view.value === undefined
      ? null
      : {
          filter: { text: text.trim(), statuses: [...scope.statuses], workerIds: [...scope.workerIds] },
          sort: toQuerySort(settings.sort),
        },
  );

  const setScope = (next: CaseloadScope) => {
    setAskedScope(null);
    view.set({ columns: settings, scope: { statuses: [...next.statuses], workerIds: [...next.workerIds] } });
  };
  const setColumns = (next: ColumnSettings) => {
    view.set({ columns: next, scope: { statuses: [...scope.statuses], workerIds: [...scope.workerIds] } });
  };

  const search = useRef<HTMLInputElement>(null);
  const table = useRef<DataTableHandle>(null);
  useScreenKeys(({ key }) => {
    if (key !== '/') return false;
    search.current?.focus();
    search.current?.select();
    return true;
  });

  const mayOpen = mayCall('client.open');
  const openChart = useCallback(
    (row: CaseloadRow) => navigate({ name: 'chart', clientId: row.clientId }),
    [navigate],
  );
  const total = source.total;
  const isFiltered = text.trim() !== '' || scope.statuses.length + scope.workerIds.length > 0;
  const isOwnEmpty = text.trim() === '' && presetOfScope(scope, ['mine'], user.id) === 'mine';

  return (
    <div className="caseload">
      <PageHeader
        title={t('title')}
        description={t('description')}
        takesFocus
        actions={
          <>
            {mayCall('import.preview') && (
              <MenuButton
                label={t('more')}
                entries={[{ id: 'import', label: t('import'), icon: Upload }]}
                onAction={() => navigate({ name: 'import' })}
              />
            )}
            {mayCall('client.create') && (
              <Button variant="primary" icon={UserPlus} onPress={() => navigate({ name: 'intake' })}>
                {t('addPerson')}
              </Button>
            )}
          </>
        }
      />
      {error !== null && <Banner tone="danger">{errorMessage(error)}</Banner>}
      <DataTable
        ref={table}
        label={t('tableLabel')}
        columns={columns}
        source={source}
        getRowId={(row) => row.clientId}
        settings={settings}
        onSettingsChange={setColumns}
        usualSort={USUAL_SORT}
        queryKey={queryKey}
        countText={total === undefined ? undefined : t('people', { count: total })}
        onOpenRow={mayOpen ? openChart : undefined}
        currentRowId={current?.clientId}
        onCurrentRowChange={(row) => {
          // Where the panel would lie over the list it would hide the very rows one is going through.
          if (hasRoomBeside()) setCurrent(row);
        }}
        toolbar={
          <>
            <SearchField
              label={t('search')}
              placeholder={t('searchPlaceholder')}
              shortcut="/"
              value={text}
              onChange={setText}
              onSubmit={() => table.current?.focus()}
              inputRef={search}
            />
            <SegmentedControl
              label={t('presets.label')}
              segments={presets.map((id) => ({ id, label: t(`presets.${id}`) }))}
              value={presetOfScope(scope, presets, user.id)}
              onChange={(preset) => setScope(scopeOfPreset(preset, user.id))}
            />
            <FilterMenu scope={scope} onChange={setScope} />
          </>
        }
        filterChips={
          presetOfScope(scope, presets, user.id) === null ? (
            <FilterChips scope={scope} onChange={setScope} />
          ) : undefined
        }
        emptyState={
          isOwnEmpty ? (
            <EmptyState
              icon={UsersRound}
              title={t('empty.mine')}
              actions={<Button onPress={() => setScope(EVERYONE)}>{t('empty.mineAction')}</Button>}
            >
              <p>{t('empty.mineText')}</p>
            </EmptyState>
          ) : isFiltered ? (
            <EmptyState
              icon={UsersRound}
              title={t('empty.noMatch')}
              actions={
                <Button
                  onPress={() => {
                    setText('');
                    setScope(EVERYONE);
                  }}
                >
                  {t('empty.noMatchAction')}
                </Button>
              }
            >
              <p>{t('empty.noMatchText')}</p>
            </EmptyState>
          ) : (
            <NobodyYet />
          )
        }
      />
      {current !== null && (
        <ScreenSide>
          <PersonPanel
            person={current}
            today={today}
            onClose={() => {
              setCurrent(null);
              table.current?.focus();
            }}
          />
        </ScreenSide>
      )}
    </div>
  );
}

/** From this width on, in text sizes, the frame puts the side panel beside the screen instead of over it. */
const BESIDE_REM = 64;

function hasRoomBeside(): boolean {
  const rootPixels = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  return window.innerWidth / rootPixels >= BESIDE_REM;
}

/** The very first screen of a new site. */
function NobodyYet() {
  const { t } = useTranslation('caseload');
  const navigate = useNavigate();
  const mayCall = useMayCall();
  return (
    <EmptyState
      icon={UsersRound}
      title={t('empty.none')}
      actions={
        <>
          {mayCall('client.create') && (
            <Button variant="primary" icon={UserPlus} onPress={() => navigate({ name: 'intake' })}>
              {t('addPerson')}
            </Button>
          )}
          {mayCall('import.preview') && (
            <Button icon={Upload} onPress={() => navigate({ name: 'import' })}>
              {t('import')}
            </Button>
          )}
        </>
      }
    >
      <p>{t('empty.noneText')}</p>
      {mayCall('import.preview') && <p>{t('empty.noneImport')}</p>}
    </EmptyState>
  );
}
