/** World: panel. The keys, on request. */
import type { ReactElement } from 'react';
import { Dialog } from './Dialog.tsx';

const KEYS: readonly (readonly [keys: string, does: string])[] = [
  ['Ctrl E', 'Record, stop'],
  ['Ctrl Shift E', 'Reload and record'],
  ['Ctrl O', 'Import'],
  ['Ctrl S', 'Export'],
  ['1 2 3', 'Table, icicle, split'],
  ['Ctrl F or /', 'Filter'],
  ['g', 'Group by function'],
  ['d', 'Details of the selection'],
  ['o', 'Source of the selection'],
  ['Escape', 'Close details, drop the selection'],
  ['?', 'This list'],
  ['↑ ↓ PgUp PgDn Home End', 'Table: move the selection'],
  ['Ctrl C', 'Table: copy the row as text'],
  ['→ ←', 'Table: show, hide the signatures of a function'],
  ['↑ ↓ → ←', 'Icicle: parent, child, next and previous sibling'],
  ['Enter', 'Table: details. Icicle: zoom'],
  ['Backspace, Home', 'Icicle: up, all'],
];

export function HelpOverlay({ onClose }: { readonly onClose: () => void }): ReactElement {
  return (
    <Dialog title="Keys" onClose={onClose}>
      <dl className="keys">
        {KEYS.map(([keys, does]) => (
          <div key={keys + does}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
