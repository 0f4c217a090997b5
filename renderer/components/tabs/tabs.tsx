import { useState, type ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components';
import { CountBadge } from '../chip/chip';
import { useIsWide } from '../support/use-is-wide';
import { useRootFontSize } from '../support/use-root-font-size';
import './tabs.css';

export interface TabDefinition<Id extends string = string> {
  readonly id: Id;
  readonly label: string;
  /** Rendered only while its tab is open. */
  readonly content: ReactNode;
  readonly badge?: { readonly count: number; readonly label: string } | undefined;
  readonly isDisabled?: boolean | undefined;
}

export interface TabsProps<Id extends string> {
  readonly label: string;
  readonly tabs: readonly TabDefinition<Id>[];
  readonly selectedId: Id;
  readonly onSelect: (id: Id) => void;
  /** More tabs than fit beside each other: they stand in a column where there is room for one. */
  readonly areMany?: boolean;
}

/** Where a column of tabs leaves the content as wide as it needs to be. */
const COLUMN_FROM_REM = 56;

/** Parts of one thing side by side, such as a chart. Arrow keys move between tabs. */
export function Tabs<Id extends string>({
  label,
  tabs,
  selectedId,
  onSelect,
  areMany = false,
}: TabsProps<Id>) {
  const [root, setRoot] = useState<HTMLElement | null>(null);
  const isWide = useIsWide(root, COLUMN_FROM_REM * useRootFontSize());
  return (
    <AriaTabs
      ref={setRoot}
      className="tabs"
      orientation={areMany && isWide ? 'vertical' : 'horizontal'}
      selectedKey={selectedId}
      onSelectionChange={(key) => {
        const tab = tabs.find((candidate) => candidate.id === key);
        if (tab !== undefined && tab.id !== selectedId) onSelect(tab.id);
      }}
    >
      <TabList aria-label={label} className="tabs__list">
        {tabs.map((tab) => (
          <Tab key={tab.id} id={tab.id} className="tabs__tab" isDisabled={tab.isDisabled === true}>
            {tab.label}
            {tab.badge !== undefined && <CountBadge {...tab.badge} />}
          </Tab>
        ))}
      </TabList>
      {tabs.map((tab) => (
        <TabPanel key={tab.id} id={tab.id} className="tabs__panel">
          {tab.content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
