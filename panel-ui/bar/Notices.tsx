/**
 * World: panel. What went wrong or needs an answer, between the toolbar and the content: it says what
 * happened and what to press, and leaves everything else where it is.
 */
import type { ReactElement } from 'react';
import type { WireError } from '../../protocol/errors.ts';
import type { Isolation } from '../../protocol/session-messages.ts';
import type { Problem } from '../store/state.ts';
import { visibleText } from '../../profile/visible-text.ts';
import { CloseIcon } from './icons.tsx';

const MESSAGE_LIMIT = 1000;

export function Problems(props: {
  readonly problems: readonly Problem[];
  readonly onDismiss: (id: number) => void;
}): ReactElement {
  return (
    <>
      {props.problems.map(({ id, error }) => (
        <div key={id} className="notice is-problem" role="alert" data-code={error.code}>
          <span className="notice-text">{visibleText(error.message, MESSAGE_LIMIT)}</span>
          <button type="button" className="tool" aria-label="Dismiss" onClick={() => props.onDismiss(id)}>
            <CloseIcon />
          </button>
        </div>
      ))}
    </>
  );
}

/** Record was pressed on a page whose scripts are already running as they were written. */
export function ReloadOffer(props: {
  readonly onReload: () => void;
  readonly onDecline: () => void;
}): ReactElement {
  return (
    <div className="notice" role="group" aria-label="Reload needed">
      <span className="notice-text">
        This page loaded before the profiler was there: to record it, it has to be reloaded once.
      </span>
      <button type="button" className="button is-primary" autoFocus onClick={props.onReload}>
        Reload now
      </button>
      <button type="button" className="button" onClick={props.onDecline}>
        Not now
      </button>
    </div>
  );
}

/** The page was isolated for its clock, and something on it may not bear that. */
export function IsolationConflict(props: {
  readonly isolation: Isolation;
  readonly onReload: () => void;
  readonly onKeep: () => void;
}): ReactElement {
  return (
    <div className="notice" role="group" aria-label="Isolation">
      <span className="notice-text">
        {props.isolation.conflicts.map(({ message }) => visibleText(message, MESSAGE_LIMIT)).join(' ')}
      </span>
      <button type="button" className="button is-primary" onClick={props.onReload}>
        Reload without isolation
      </button>
      <button type="button" className="button" onClick={props.onKeep}>
        Keep it
      </button>
    </div>
  );
}

/** Something to look at is there, but nothing more can be recorded here. */
export function CannotRecord({ reason }: { readonly reason: WireError }): ReactElement {
  return (
    <div className="notice">
      <span className="notice-text">
        This page cannot be recorded: {visibleText(reason.message, MESSAGE_LIMIT)}
      </span>
    </div>
  );
}
