/**
 * World: panel. The second line: how the recording is looked at, what of it, and which one.
 */
import { useRef, type KeyboardEvent, type ReactElement, type RefObject } from 'react';
import {
  filterOfValue,
  valueOfFilter,
  type ContextFilter,
  type ContextOptions,
} from '../contexts/context-filter.ts';
import { VIEWS, type Recording, type View } from '../store/state.ts';
import { visibleText } from '../../profile/visible-text.ts';

const VIEW_NAMES: Record<View, string> = { table: 'Table', icicle: 'Icicle', split: 'Split' };
/** Long file names would push the rest of the line away. */
const NAME_LIMIT = 40;

/** The element that the chosen tab controls. */
export const VIEW_PANEL_ID = 'view';

export interface ViewBarProps {
  readonly view: View;
  readonly views: readonly View[];
  readonly filter: string;
  readonly filterError: string | null;
  readonly filterRef: RefObject<HTMLInputElement | null>;
  readonly grouped: boolean;
  readonly recordings: readonly Recording[];
  readonly current: Recording | null;
  readonly summary: string;
  /** Null: there is no choice. */
  readonly contextOptions: ContextOptions | null;
  readonly contexts: ContextFilter;
  readonly onView: (view: View) => void;
  readonly onFilter: (filter: string) => void;
  readonly onGrouped: (on: boolean) => void;
  readonly onRecording: (id: number) => void;
  readonly onContexts: (contexts: ContextFilter) => void;
}

export function ViewBar({ filterRef, ...props }: ViewBarProps): ReactElement {
  return (
    <div className="viewbar">
      <ViewTabs view={props.view} views={props.views} onView={props.onView} />
      <span className="divider" aria-hidden="true" />
      <input
        ref={filterRef}
        className="filter"
        type="search"
        aria-label="Filter"
        placeholder="Filter: text or /regex/"
        title={props.filterError ?? 'Functions, types and files; /regex/ too (Ctrl F)'}
        aria-invalid={props.filterError !== null}
        value={props.filter}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => props.onFilter(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && props.filter !== '') {
            event.stopPropagation();
            props.onFilter('');
          }
        }}
      />
      <label className="check" title="One row per function, its signatures below it">
        <input
          type="checkbox"
          aria-label="Group by function"
          checked={props.grouped}
          onChange={(event) => props.onGrouped(event.target.checked)}
        />
        Group
      </label>
      {props.contextOptions !== null && (
        <ContextSelect
          options={props.contextOptions}
          contexts={props.contexts}
          onContexts={props.onContexts}
        />
      )}
      <span className="spring" />
      {props.recordings.length > 1 && (
        <select
          className="recordings"
          aria-label="Recordings"
          value={props.current?.id}
          onChange={(event) => props.onRecording(Number(event.target.value))}
        >
          {props.recordings.map(({ id, name }) => (
            <option key={id} value={id}>
              {visibleText(name, NAME_LIMIT)}
            </option>
          ))}
        </select>
      )}
      <span className="summary" title={props.current === null ? undefined : visibleText(props.current.name)}>
        {props.summary}
      </span>
    </div>
  );
}

function ContextSelect(props: {
  readonly options: ContextOptions;
  readonly contexts: ContextFilter;
  readonly onContexts: (contexts: ContextFilter) => void;
}): ReactElement {
  const { all, kinds } = props.options;
  return (
    <select
      className="contexts"
      aria-label="Contexts"
      title="Which threads and documents the table and the chart are about"
      value={valueOfFilter(props.contexts)}
      onChange={(event) => props.onContexts(filterOfValue(props.options, event.target.value))}
    >
      <option value={all.value}>{all.label}</option>
      {kinds.map(({ name, options }) => (
        <optgroup key={name} label={name}>
          {options.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </optgroup>
      ))}
    </select>
  );
}

function ViewTabs(props: Pick<ViewBarProps, 'view' | 'views' | 'onView'>): ReactElement {
  const list = useRef<HTMLDivElement>(null);
  const shown = VIEWS.filter((view) => props.views.includes(view));
  const handleKey = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const next = (shown.indexOf(props.view) + step + shown.length) % shown.length;
    props.onView(shown[next]);
    list.current?.querySelectorAll('button')[next]?.focus();
  };
  return (
    <div className="tabs" role="tablist" aria-label="View" ref={list} onKeyDown={handleKey}>
      {shown.map((view) => (
        <button
          key={view}
          type="button"
          role="tab"
          className="tab"
          aria-selected={view === props.view}
          aria-controls={VIEW_PANEL_ID}
          tabIndex={view === props.view ? 0 : -1}
          onClick={() => props.onView(view)}
        >
          {VIEW_NAMES[view]}
        </button>
      ))}
    </div>
  );
}
