/**
 * World: panel. A button and what opens under it: which scripts are recorded on this site, and what of
 * instrumented scripts lies on disk.
 */
import { useRef, useState, type FocusEvent, type ReactElement } from 'react';
import { EVERYTHING, isEverything, readPatterns, type Scope } from '../../protocol/scope.ts';
import type { KeptScripts, ScopeInForce, ScriptProgress } from '../../protocol/session-messages.ts';
import { visibleText } from '../../profile/visible-text.ts';
import { formatAmount, formatCount, formatThreeDigits } from '../text/format.ts';
import { ScopeIcon } from '../bar/icons.tsx';
import { ToolMenu } from '../bar/ToolMenu.tsx';
import './scope.css';

export interface ScopeActions {
  readonly setScope: (scope: Scope) => void;
  readonly keptScripts: () => Promise<KeptScripts | null>;
  readonly clearKeptScripts: () => Promise<void>;
}

export interface ScopeMenuProps extends ScopeActions {
  readonly inForce: ScopeInForce;
  readonly scripts: ScriptProgress | null;
}

export function ScopeMenu({ inForce, scripts, ...actions }: ScopeMenuProps): ReactElement {
  const { scope, site } = inForce;
  const limited = !isEverything(scope);
  return (
    <ToolMenu
      id="scope-menu"
      name="Scope"
      icon={<ScopeIcon />}
      title={limited ? 'Some scripts of this site are left out' : 'Which scripts are recorded'}
      isOn={limited}
    >
      <ScopeForm key={site} scope={scope} site={site} onScope={actions.setScope} />
      <KeptFacts scripts={scripts} {...actions} />
    </ToolMenu>
  );
}

function ScopeForm(props: {
  readonly scope: Scope;
  readonly site: string | null;
  readonly onScope: (scope: Scope) => void;
}): ReactElement {
  const { scope, site, onScope } = props;
  const form = useRef<HTMLFormElement>(null);
  const patterns =
    (which: 'include' | 'exclude') =>
    ({ target }: FocusEvent<HTMLTextAreaElement>): void => {
      const read = readPatterns(target.value);
      if (read.join('\n') !== scope[which].join('\n')) onScope({ ...scope, [which]: read });
    };
  const field = (which: 'include' | 'exclude', label: string, placeholder: string): ReactElement => (
    <label className="scope-field">
      {label}
      <textarea
        name={which}
        rows={2}
        spellCheck={false}
        placeholder={placeholder}
        defaultValue={scope[which].join('\n')}
        onBlur={patterns(which)}
      />
    </label>
  );
  const check = (which: 'thirdParty' | 'libraries', label: string, title: string): ReactElement => (
    <label title={title}>
      <input
        type="checkbox"
        checked={scope[which]}
        onChange={({ target }) => onScope({ ...scope, [which]: target.checked })}
      />
      {label}
    </label>
  );
  return (
    <form ref={form} onSubmit={(event) => event.preventDefault()}>
      <fieldset>
        <legend>Scripts to record{site === null ? '' : ` on ${visibleText(site, 60)}`}</legend>
        {field('include', 'Only these', 'all')}
        {field('exclude', 'Not these', 'none')}
        <p className="scope-hint">
          One a line: <code>app.js</code> <code>*.min.js</code> <code>/vendor/*</code>{' '}
          <code>example.com/js/</code>
        </p>
        {check('thirdParty', 'Third-party scripts', 'From other sites than the page’s')}
        {check('libraries', 'Library code', 'node_modules, vendor bundles, public CDNs')}
        <p className="scope-hint">
          From the next load on. Code in the page itself is always recorded.{' '}
          {!isEverything(scope) && (
            <button
              type="button"
              className="scope-link"
              onClick={() => {
                for (const area of form.current?.querySelectorAll('textarea') ?? []) area.value = '';
                onScope(EVERYTHING);
              }}
            >
              Record everything
            </button>
          )}
        </p>
      </fieldset>
    </form>
  );
}

function KeptFacts(
  props: Pick<ScopeActions, 'keptScripts' | 'clearKeptScripts'> & { readonly scripts: ScriptProgress | null },
): ReactElement {
  const { keptScripts, clearKeptScripts, scripts } = props;
  const [kept, setKept] = useState<KeptScripts | null>(null);
  const asked = useRef(false);
  const ask = (): void => void keptScripts().then(setKept);
  return (
    <section
      aria-label="Instrumented scripts on disk"
      ref={(section) => {
        if (section === null || asked.current) return;
        asked.current = true;
        ask();
      }}
    >
      {scripts !== null && scripts.found > 0 && (
        <p>
          This page: {formatCount(scripts.instrumented)} instrumented
          {scripts.reused > 0 ? `, ${formatCount(scripts.reused)} of them before` : ''}
          {scripts.outOfScope > 0 ? `; ${formatCount(scripts.outOfScope)} out of scope` : ''}
        </p>
      )}
      <p>
        Kept on disk: {kept === null ? '…' : keptText(kept)}{' '}
        {kept !== null && kept.scripts > 0 && (
          <button type="button" className="scope-link" onClick={() => void clearKeptScripts().then(ask)}>
            Remove
          </button>
        )}
      </p>
    </section>
  );
}

function keptText({ scripts, bytes }: KeptScripts): string {
  if (scripts === 0) return 'nothing';
  const size = bytes < 1e6 ? `${formatThreeDigits(bytes / 1e3)} kB` : `${formatThreeDigits(bytes / 1e6)} MB`;
  return `${formatAmount(scripts, 'script')}, ${size}`;
}
