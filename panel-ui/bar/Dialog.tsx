/**
 * World: panel. What lies over the panel for a moment: a modal dialog of the platform, so that Escape closes
 * it, focus stays inside and returns.
 */
import { useEffect, useRef, type ReactElement, type ReactNode } from 'react';
import { CloseIcon } from './icons.tsx';

export function Dialog(props: {
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
