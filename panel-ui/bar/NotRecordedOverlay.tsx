/**
 * World: panel. What was not recorded and why, by reason. A group of many is closed until it is asked for.
 */
import type { ReactElement } from 'react';
import type { NotRecorded } from '../../profile/model.ts';
import { visibleText } from '../../profile/visible-text.ts';
import type { Place } from '../store/session-link.ts';
import { formatCount } from '../text/format.ts';
import { Dialog } from './Dialog.tsx';
import { groupNotRecorded, type NotRecordedGroup } from './not-recorded-groups.ts';

/** Of one group; more than anybody reads, and the file has all. */
const LISTED = 200;
/** So many fit without scrolling. */
const OPEN_UP_TO = 8;

export function NotRecordedOverlay(props: {
  readonly notRecorded: readonly NotRecorded[];
  readonly onOpenSource: (place: Place) => void;
  readonly onClose: () => void;
}): ReactElement {
  const groups = groupNotRecorded(props.notRecorded);
  return (
    <Dialog title="Not recorded" onClose={props.onClose}>
      <p>These ran as they were written. Their time is in the functions that called them.</p>
      {groups.map((group) => (
        <Group
          key={`${group.amount} ${group.code}`}
          group={group}
          open={props.notRecorded.length <= OPEN_UP_TO}
          onOpenSource={props.onOpenSource}
        />
      ))}
    </Dialog>
  );
}

function Group(props: {
  readonly group: NotRecordedGroup;
  readonly open: boolean;
  readonly onOpenSource: (place: Place) => void;
}): ReactElement {
  const { amount, code, reason, entries } = props.group;
  const heading = reason ?? entries[0]?.reason ?? '';
  return (
    <details className="not-recorded" open={props.open}>
      <summary title={code}>
        <strong>{amount}</strong> {visibleText(heading)}
        {reason === null && ' … and other reasons of this kind'}
      </summary>
      <ul>
        {entries.slice(0, LISTED).map((entry, index) => (
          <li key={index}>
            <Where entry={entry} onOpenSource={props.onOpenSource} />
            {reason === null && <span>{visibleText(entry.reason)}</span>}
          </li>
        ))}
      </ul>
      {entries.length > LISTED && (
        <p>…and {formatCount(entries.length - LISTED)} more, which the exported file lists.</p>
      )}
    </details>
  );
}

function Where(props: {
  readonly entry: NotRecorded;
  readonly onOpenSource: (place: Place) => void;
}): ReactElement {
  const { what, url, line } = props.entry;
  if (url === '') return <code>(a {what} without an address)</code>;
  const shown = `${visibleText(url, 120)}${line === null ? '' : `:${String(line)}`}`;
  return (
    <button
      type="button"
      role="link"
      className="door"
      title={visibleText(url, 2000)}
      onClick={() => props.onOpenSource({ url, line: line ?? 1, column: 1 })}
    >
      <code>{shown}</code>
    </button>
  );
}
