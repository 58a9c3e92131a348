/**
 * World: panel. The states in which there is no recording to look at, each in words: what is, and what to
 * press.
 */
import type { ReactElement, ReactNode } from 'react';
import type { SessionState } from '../protocol/session-messages.ts';
import { formatAmount, formatCount } from './text/format.ts';
import { visibleText } from '../profile/visible-text.ts';

function Message({
  children,
  busy = false,
}: {
  readonly children: ReactNode;
  readonly busy?: boolean;
}): ReactElement {
  return (
    <div className="state" aria-busy={busy}>
      {children}
    </div>
  );
}

function scriptsText({ found, instrumented }: SessionState['scripts']): string {
  return found === 0 ? '' : ` ${formatCount(instrumented)} of ${formatAmount(found, 'script')}`;
}

/** What the session is doing right now. Shown instead of a recording. */
export function BusyState({ session }: { readonly session: SessionState }): ReactElement | null {
  switch (session.phase) {
    case 'starting':
      return (
        <Message busy>
          <p className="state-main">Preparing the page…{scriptsText(session.scripts)}</p>
        </Message>
      );
    case 'recording':
      return (
        <Message>
          <p className="state-main is-live">
            <span className="live-dot" aria-hidden="true" />
            Recording — {formatAmount(session.calls, 'call')}, {formatAmount(session.signatures, 'signature')}
          </p>
          <p>
            {session.contexts > 1 ? `${formatCount(session.contexts)} contexts. ` : ''}
            Use the page, then press Stop.
          </p>
        </Message>
      );
    case 'processing':
      return (
        <Message busy>
          <p className="state-main">Reading the recording…{scriptsText(session.scripts)}</p>
        </Message>
      );
    case 'idle':
    case 'unavailable':
      return null;
  }
}

/** Nothing to look at, and nothing going on. */
export function NothingState({ session }: { readonly session: SessionState | null }): ReactElement {
  if (session === null)
    return (
      <Message busy>
        <p>Connecting to the page…</p>
      </Message>
    );
  if (session.phase === 'unavailable')
    return (
      <Message>
        <p className="state-main">This page cannot be recorded.</p>
        <p>{visibleText(session.reason.message, 1000)}</p>
        <p>Profile files can still be opened: press Import, or drop one here.</p>
      </Message>
    );
  return (
    <Message>
      <p className="state-main">Nothing recorded yet.</p>
      <p>Press Record, or Reload and record to see everything from the first statement.</p>
    </Message>
  );
}

/** A recording, or a part of one, without a single call. */
export function EmptyRecording(props: {
  readonly notRecorded: number;
  /** Only some contexts are looked at. */
  readonly partial: boolean;
}): ReactElement {
  const { notRecorded, partial } = props;
  if (partial)
    return (
      <Message>
        <p className="state-main">Nothing ran here while recording.</p>
        <p>Other contexts of this recording are in the list above.</p>
      </Message>
    );
  return (
    <Message>
      <p className="state-main">Nothing ran while recording.</p>
      <p>
        {notRecorded > 0
          ? 'Is the work in a script that is listed below as not recorded?'
          : 'Press Record and use the page, or Reload and record to see it load.'}
      </p>
    </Message>
  );
}
