/**
 * World: panel. The head of the table: what the columns are, how they are sorted, how wide they are.
 */
import type { Header } from '@tanstack/react-table';
import type { ReactElement } from 'react';
import type { ColumnId, Sorting, TableRow } from './table-rows.ts';
import type { ColumnText } from './use-table-model.ts';

export interface TableHeadProps {
  readonly headers: readonly Header<TableRow, unknown>[];
  readonly sorting: Sorting;
  readonly texts: Readonly<Record<ColumnId, ColumnText>>;
  readonly onSorting: (sorting: Sorting) => void;
}

export function TableHead({ headers, sorting, texts, onSorting }: TableHeadProps): ReactElement {
  return (
    <div role="rowgroup" className="table-head">
      <div role="row" aria-rowindex={1} className="table-row">
        {headers.map((header, position) => {
          const id = header.id as ColumnId;
          const isSorted = sorting.column === id;
          // Numbers are looked at from the largest, names from the first.
          const descending = isSorted ? !sorting.descending : id !== 'function';
          return (
            <div
              key={id}
              role="columnheader"
              aria-colindex={position + 1}
              aria-sort={isSorted ? (sorting.descending ? 'descending' : 'ascending') : 'none'}
              className={`cell column-${id}`}
            >
              <button
                type="button"
                title={texts[id].title}
                onClick={() => onSorting({ column: id, descending })}
              >
                {texts[id].name}
                <span className="sort-mark" aria-hidden="true">
                  {isSorted ? (sorting.descending ? '▼' : '▲') : ''}
                </span>
              </button>
              {id !== 'function' && (
                <span
                  className="resizer"
                  aria-hidden="true"
                  onPointerDown={header.getResizeHandler()}
                  onDoubleClick={() => header.column.resetSize()}
                />
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}
