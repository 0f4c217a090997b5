import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components';
import { CountBadge } from '../chip/chip';
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
}

/** Parts of one thing side by side, such as a chart. Arrow keys move between tabs. */
export function Tabs<Id extends string>({ label, tabs, selectedId, onSelect }: TabsProps<Id>) {
  return (
    <AriaTabs
      className="tabs"
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
