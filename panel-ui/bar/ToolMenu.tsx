/**
 * World: panel. A button of the toolbar and the dialog that opens under it: the platform's popover, which Escape and a
 * click elsewhere close.
 */
import { useEffect, useRef, useState, type ReactElement, type ReactNode } from 'react';

export interface ToolMenuProps {
  /** Of the dialog: a button in it closes it as its `popoverTarget`. */
  readonly id: string;
  /** Of the button and of the dialog. */
  readonly name: string;
  readonly icon: ReactNode;
  readonly title: string;
  /** What is chosen, beside the name. */
  readonly value?: string;
  /** Something is not as it is by itself: the button says so by its colour. */
  readonly isOn?: boolean;
  readonly disabled?: boolean;
  /** Rendered while it is open only. */
  readonly children: ReactNode;
}

export function ToolMenu(props: ToolMenuProps): ReactElement {
  const { id, name, value } = props;
  const [open, setOpen] = useState(false);
  const menu = useRef<HTMLDivElement>(null);
  const anchor = `--${id}`;
  useEffect(() => {
    // What is chosen has the focus, as in a menu of the platform.
    if (open) menu.current?.querySelector<HTMLElement>('[type=radio]:checked')?.focus();
  }, [open]);
  return (
    <>
      <button
        type="button"
        className={`tool${props.isOn === true ? ' is-on' : ''}`}
        style={{ anchorName: anchor }}
        title={props.title}
        aria-label={value === undefined ? undefined : `${name}: ${value}`}
        aria-haspopup="dialog"
        aria-expanded={open}
        popoverTarget={id}
        disabled={props.disabled}
      >
        {props.icon}
        <span className="tool-name">{name}</span>
        {value !== undefined && <span className="tool-value">{value.toLowerCase()} ▾</span>}
      </button>
      <div
        ref={menu}
        id={id}
        popover="auto"
        role="dialog"
        aria-label={name}
        className="menu"
        style={{ positionAnchor: anchor }}
        onToggle={(event) => setOpen(event.newState === 'open')}
      >
        {open && props.children}
      </div>
    </>
  );
}
