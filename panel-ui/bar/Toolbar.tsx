/**
 * World: panel. The first line: what can be done with the page and with recordings. Every button has its
 * name as text; where there is no room for it, style takes it off the screen and leaves it to be read.
 */
import type { ReactElement, ReactNode } from 'react';
import type { SessionState } from '../../protocol/session-messages.ts';
import { ClearIcon, ExportIcon, HelpIcon, ImportIcon, RecordIcon, ReloadIcon, StopIcon } from './icons.tsx';

export interface ToolbarProps {
  readonly session: SessionState | null;
  readonly hasRecording: boolean;
  readonly signatures: boolean;
  readonly onRecord: () => void;
  readonly onStop: () => void;
  readonly onReloadAndRecord: () => void;
  readonly onClear: () => void;
  readonly onImport: () => void;
  readonly onExport: () => void;
  readonly onSignatures: (on: boolean) => void;
  readonly onHelp: () => void;
  /** Menus, behind what is always there. */
  readonly children?: ReactNode;
}

interface ToolButtonProps {
  readonly name: string;
  readonly title: string;
  readonly icon: ReactNode;
  readonly disabled?: boolean;
  readonly className?: string;
  readonly onPress: () => void;
}

export function ToolButton(props: ToolButtonProps): ReactElement {
  return (
    <button
      type="button"
      className={`tool ${props.className ?? ''}`}
      title={props.title}
      disabled={props.disabled === true}
      onClick={props.onPress}
    >
      {props.icon}
      <span className="tool-name">{props.name}</span>
    </button>
  );
}

export function Toolbar(props: ToolbarProps): ReactElement {
  const phase = props.session?.phase ?? null;
  const recording = phase === 'starting' || phase === 'recording';
  const cannotStart = phase === null || phase === 'processing' || phase === 'unavailable';
  return (
    <div className="toolbar" role="group" aria-label="Recording">
      {recording ? (
        <ToolButton
          name="Stop"
          title="Stop recording (Ctrl E)"
          icon={<StopIcon />}
          className="is-main is-recording"
          onPress={props.onStop}
        />
      ) : (
        <ToolButton
          name="Record"
          title="Record what runs from now on (Ctrl E)"
          icon={<RecordIcon />}
          className="is-main"
          disabled={cannotStart}
          onPress={props.onRecord}
        />
      )}
      <ToolButton
        name="Reload and record"
        title="Reload the page and record from its first statement (Ctrl Shift E)"
        icon={<ReloadIcon />}
        className="is-main"
        disabled={recording || cannotStart}
        onPress={props.onReloadAndRecord}
      />
      <ToolButton
        name="Clear"
        title="Remove this recording"
        icon={<ClearIcon />}
        disabled={!props.hasRecording || recording}
        onPress={props.onClear}
      />
      <span className="divider" aria-hidden="true" />
      <ToolButton
        name="Import"
        title="Open a profile file; it can also be dropped or pasted here"
        icon={<ImportIcon />}
        onPress={props.onImport}
      />
      <ToolButton
        name="Export"
        title="Save this recording as a profile file"
        icon={<ExportIcon />}
        disabled={!props.hasRecording}
        onPress={props.onExport}
      />
      <span className="divider" aria-hidden="true" />
      <label
        className="check"
        title={
          props.signatures
            ? 'The next recording tells calls apart by the types of their arguments'
            : 'The next recording has one row per function'
        }
      >
        <input
          type="checkbox"
          checked={props.signatures}
          disabled={recording}
          onChange={(event) => props.onSignatures(event.target.checked)}
        />
        Signatures
      </label>
      {props.children}
      <span className="spring" />
      <ToolButton
        name="Help"
        title="Keys (?)"
        icon={<HelpIcon />}
        className="icon-only"
        onPress={props.onHelp}
      />
    </div>
  );
}
