import { Upload, UserPlus, UsersRound } from 'lucide-react';
import { useCallback, useMemo, useRef, useState } from 'react';
import { READABLE_TIERS } from '../../../shared/access';
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
import { stableText } from '../../vault/stable-text';
import { BatchActions } from './batch-actions';
import { useCaseloadColumns } from './caseload-columns';
import {
  CaseloadViewSchema,
  EVERYONE,
  USUAL_SORT,
  columnsForScope,
  copyOf,
  filterCount,
  filterOf,
  presetNamed,
  presetOfScope,
  presetsOfRole,
  scopeForRole,
  scopeOfPreset,
  scopeOfWorker,
  toQuerySort,
  type CaseloadScope,
} from './caseload-view';
import { FilterChips } from './filter-chips';
import { FilterMenu } from './filter-menu';
import { PersonPanel } from './person-panel';
import { useCaseloadRows } from './use-caseload-rows';
import { ViewsMenu } from './views-menu';
import { WorkerGroups } from './worker-groups';
import './caseload.css';

/** Everybody the site serves: found by typing, sorted and filtered in the vault, looked at beside the list. */
export function CaseloadScreen({ route }: { readonly route: RouteOf<'caseload'> }) {
  const { t } = useTranslation('caseload');
  const { user, today } = useSession();
  const mayCall = useMayCall();
  const navigate = useNavigate();
  const errorMessage = useErrorMessage();
  useScreenFillsHeight();

  const readsClinical = READABLE_TIERS[user.role].has('clinical');
  const columns = useCaseloadColumns(today, readsClinical);
  const presets = presetsOfRole(user.role);
  const view = useViewSetting('caseload', CaseloadViewSchema);
  const [text, setText] = useState('');
  const [current, setCurrent] = useState<CaseloadRow | null>(null);
  // A way in such as "people without a peer worker" from Today goes before what was kept.
  const asked = presetNamed(route.preset);
  const [askedScope, setAskedScope] = useState(
    route.workerId !== undefined
      ? scopeOfWorker(route.workerId)
      : asked === undefined
        ? null
        : scopeOfPreset(asked, user.id),
  );
  const usualScope = scopeOfPreset(presets[0] ?? 'everyone', user.id);
  const scope = scopeForRole(askedScope ?? view.value?.scope ?? usualScope, readsClinical);
  const settings = useMemo(() => {
    const kept = reconcileColumnSettings(columns, view.value?.columns, USUAL_SORT);
    return askedScope === null ? kept : columnsForScope(kept, askedScope);
  }, [columns, view.value?.columns, askedScope]);
  const isGrouped = view.value?.isGrouped === true;
  // Whose group is open; undefined shows everybody's, one worker after the other.
  const [openGroup, setOpenGroup] = useState<string | null | undefined>(undefined);
  const filter = filterOf(scope, text.trim());

  const { source, queryKey, error } = useCaseloadRows(
    view.value === undefined
      ? null
      : {
          filter: isGrouped && openGroup !== undefined ? { ...filter, workerIds: [openGroup] } : filter,
          sort: toQuerySort(settings.sort, isGrouped),
        },
  );

  const change = (next: {
    readonly scope?: CaseloadScope;
    readonly columns?: ColumnSettings | undefined;
    readonly isGrouped?: boolean;
  }) => {
    const nextScope = next.scope ?? scope;
    setAskedScope(null);
    const isNewNeed = nextScope.needsContact !== scope.needsContact;
    view.set({
      columns: next.columns ?? (isNewNeed ? columnsForScope(settings, nextScope) : settings),
      scope: copyOf(nextScope),
      isGrouped: next.isGrouped ?? isGrouped,
    });
  };
  const setScope = (next: CaseloadScope) => {
    setOpenGroup(undefined);
    change({ scope: next });
  };

  // Whom nobody sees any more, nobody should change: another search or filter begins with nobody chosen.
  const filterKey = stableText({ filter, openGroup });
  const [selection, setSelection] = useState<{ key: string; ids: ReadonlySet<string> }>({
    key: filterKey,
    ids: new Set(),
  });
  const selectedIds = selection.key === filterKey ? selection.ids : NOBODY_SELECTED;

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
  const isFiltered = text.trim() !== '' || filterCount(scope) > 0;
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
        onSettingsChange={(next) => change({ columns: next })}
        selection={{ selectedIds, onChange: (ids) => setSelection({ key: filterKey, ids }) }}
        selectionActions={
          <BatchActions
            clientIds={selectedIds}
            onDone={() => setSelection({ key: filterKey, ids: new Set() })}
          />
        }
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
            <FilterMenu scope={scope} readsClinical={readsClinical} onChange={setScope} />
            <ViewsMenu
              view={{ columns: settings, scope, isGrouped }}
              onOpen={(opened) => {
                setOpenGroup(undefined);
                change(opened);
              }}
              onGroup={(grouped) => {
                setOpenGroup(undefined);
                change({ isGrouped: grouped });
              }}
            />
          </>
        }
        filterChips={
          presetOfScope(scope, presets, user.id) === null || isGrouped ? (
            <>
              {presetOfScope(scope, presets, user.id) === null && (
                <FilterChips scope={scope} onChange={setScope} />
              )}
              {isGrouped && <WorkerGroups filter={filter} open={openGroup} onOpen={setOpenGroup} />}
            </>
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
      {/* With several chosen it would tell of one of them, and leave less of the list. */}
      {current !== null && selectedIds.size < 2 && (
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

const NOBODY_SELECTED: ReadonlySet<string> = new Set();

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
