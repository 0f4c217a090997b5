import { ArrowDown, ArrowUp, SlidersHorizontal } from 'lucide-react';
import { DialogTrigger, Popover } from 'react-aria-components';
import { useTranslation } from '../../i18n';
import { Button, IconButton } from '../button/button';
import { CheckboxField } from '../checkbox-field/checkbox-field';
import { SegmentedControl } from '../segmented-control/segmented-control';
import { isColumnShown, type ColumnSettings, type ColumnSettingsAction } from './column-settings';
import type { DataTableColumn } from './data-table-types';

export interface ViewMenuProps<Row> {
  readonly columns: readonly DataTableColumn<Row>[];
  readonly settings: ColumnSettings;
  readonly onAction: (action: ColumnSettingsAction) => void;
  readonly onReset: () => void;
}

/** Which columns, in which order, how high the rows; all of it without dragging. */
export function ViewMenu<Row>({ columns, settings, onAction, onReset }: ViewMenuProps<Row>) {
  const { t } = useTranslation('table');
  const ordered = settings.order
    .map((id) => columns.find((column) => column.id === id))
    .filter((column) => column !== undefined);
  const move = (column: DataTableColumn<Row>, index: number, step: 1 | -1) => {
    const before = step === -1 ? ordered[index - 1] : ordered[index + 2];
    onAction({ kind: 'move-before', columnId: column.id, beforeId: before?.id ?? null });
  };
  return (
    <DialogTrigger>
      <Button size="small" variant="quiet" icon={SlidersHorizontal}>
        {t('view')}
      </Button>
      <Popover className="data-table__view" placement="bottom end" offset={4}>
        <div className="data-table__view-parts">
          <h2 className="data-table__view-title">{t('viewTitle')}</h2>
          <div className="stack stack--tight">
            <span className="text-strong">{t('rowHeight')}</span>
            <SegmentedControl
              label={t('rowHeight')}
              size="small"
              value={settings.rowHeight}
              onChange={(rowHeight) => onAction({ kind: 'row-height', rowHeight })}
              segments={[
                { id: 'comfortable', label: t('comfortable') },
                { id: 'compact', label: t('compact') },
              ]}
            />
          </div>
          <div className="stack stack--tight">
            <span className="text-strong">{t('columns')}</span>
            <ul className="data-table__view-columns">
              {ordered.map((column, index) => (
                <li key={column.id} className="data-table__view-column">
                  <CheckboxField
                    label={column.label}
                    isSelected={isColumnShown(column, settings)}
                    isDisabled={column.isAlwaysShown === true}
                    onChange={(isShown) => onAction({ kind: 'show', columnId: column.id, isShown })}
                  />
                  <IconButton
                    size="small"
                    icon={ArrowUp}
                    label={t('moveColumnEarlier', { column: column.label })}
                    isDisabled={index === 0}
                    onPress={() => move(column, index, -1)}
                  />
                  <IconButton
                    size="small"
                    icon={ArrowDown}
                    label={t('moveColumnLater', { column: column.label })}
                    isDisabled={index === ordered.length - 1}
                    onPress={() => move(column, index, 1)}
                  />
                </li>
              ))}
            </ul>
          </div>
          <div>
            <Button size="small" variant="quiet" onPress={onReset}>
              {t('resetView')}
            </Button>
          </div>
        </div>
      </Popover>
    </DialogTrigger>
  );
}
