import { ChevronRight } from 'lucide-react';
import { useEffect } from 'react';
import { Chip, Icon, Kbd } from '../../components';
import type { FindLine, FindSection } from './find-lines';

interface FindListProps {
  readonly id: string;
  readonly label: string;
  readonly sections: readonly FindSection[];
  readonly activeId: string | undefined;
  readonly onChoose: (line: FindLine) => void;
  /** To what can be done for the line's person. */
  readonly onMore: (line: FindLine) => void;
}

/** The id of a line's element, which the box points to. */
export function elementIdOf(listId: string, lineId: string): string {
  return `${listId}-${lineId}`;
}

/** The lines below the box; the box keeps the focus and says which one is meant. */
export function FindList({ id, label, sections, activeId, onChoose, onMore }: FindListProps) {
  const activeElementId = activeId === undefined ? undefined : elementIdOf(id, activeId);
  useEffect(() => {
    if (activeElementId === undefined) return;
    document.getElementById(activeElementId)?.scrollIntoView({ block: 'nearest' });
  }, [activeElementId]);
  return (
    <div id={id} role="listbox" aria-label={label} className="find__list">
      {sections.map((section) => (
        <div key={section.id} role="group" aria-labelledby={`${id}-${section.id}`} className="find__section">
          <div id={`${id}-${section.id}`} role="presentation" className="find__title">
            {section.title}
          </div>
          {section.lines.map((line) => (
            <FindLineRow
              key={line.id}
              elementId={elementIdOf(id, line.id)}
              line={line}
              isActive={line.id === activeId}
              onChoose={() => onChoose(line)}
              onMore={() => onMore(line)}
            />
          ))}
        </div>
      ))}
    </div>
  );
}

interface FindLineRowProps {
  readonly elementId: string;
  readonly line: FindLine;
  readonly isActive: boolean;
  readonly onChoose: () => void;
  readonly onMore: () => void;
}

function FindLineRow({ elementId, line, isActive, onChoose, onMore }: FindLineRowProps) {
  return (
    <div
      id={elementId}
      role="option"
      aria-selected={isActive}
      className="find__line"
      // The box keeps the focus.
      onPointerDown={(press) => press.preventDefault()}
      onClick={onChoose}
    >
      <Icon icon={line.icon} />
      <span className="find__text">
        <span className="find__name">
          <bdi>{line.name}</bdi> {line.aside !== '' && <span className="find__aside">{line.aside}</span>}
          {line.marks.map((mark) => (
            <Chip key={mark} text={mark} />
          ))}
        </span>
        {line.detail !== '' && <span className="find__detail figures">{line.detail}</span>}
        {line.note !== '' && <span className="find__detail">{line.note}</span>}
      </span>
      {line.what !== '' && <span className="find__what">{line.what}</span>}
      {line.shortcut !== undefined && <Kbd keys={line.shortcut} />}
      {line.person !== null && line.what === '' && (
        <span
          className="find__more"
          aria-hidden="true"
          onClick={(press) => {
            press.stopPropagation();
            onMore();
          }}
        >
          <Icon icon={ChevronRight} />
        </span>
      )}
    </div>
  );
}
