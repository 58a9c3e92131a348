/**
 * World: panel. What lies over the panel for a moment: the keys, and what was not recorded and why. Both
 * are modal dialogs of the platform: Escape closes them, focus stays inside and returns.
 */
import { useEffect, useRef, type ReactElement, type ReactNode } from 'react';
import type { NotRecorded } from '../../profile/model.ts';
import { visibleText } from '../../profile/visible-text.ts';
import { CloseIcon } from './icons.tsx';

function Dialog(props: {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}): ReactElement {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    if (element && !element.open) element.showModal();
  }, []);
  return (
    <dialog
      ref={dialog}
      className="overlay"
      aria-label={props.title}
      onClose={props.onClose}
      onClick={(event) => {
        // A click on the backdrop arrives at the dialog itself, one inside at what it hit.
        if (event.target === dialog.current) dialog.current.close();
      }}
    >
      <div className="overlay-box">
        <header>
          <h2>{props.title}</h2>
          <button type="button" className="tool" aria-label="Close" onClick={() => dialog.current?.close()}>
            <CloseIcon />
          </button>
        </header>
        {props.children}
      </div>
    </dialog>
  );
}

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

/** More than anybody reads; the file has all. */
const LISTED = 500;

export function NotRecordedOverlay(props: {
  readonly notRecorded: readonly NotRecorded[];
  readonly onClose: () => void;
}): ReactElement {
  const { notRecorded } = props;
  return (
    <Dialog title="Not recorded" onClose={props.onClose}>
      <p>These ran as they were written. Their time is in the functions that called them.</p>
      <ul className="not-recorded">
        {notRecorded.slice(0, LISTED).map(({ what, url, line, code, reason }, index) => (
          <li key={index}>
            <code title={visibleText(url, 2000)}>
              {visibleText(url || `(${what} without an address)`, 120)}
              {line === null ? '' : `:${String(line)}`}
            </code>
            <span title={code}>{visibleText(reason)}</span>
          </li>
        ))}
      </ul>
      {notRecorded.length > LISTED && (
        <p>…and {notRecorded.length - LISTED} more, which the exported file lists.</p>
      )}
    </Dialog>
  );
}
