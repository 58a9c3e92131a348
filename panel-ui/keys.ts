/**
 * World: panel (pure). Keys that mean something wherever the focus is. What belongs to the table or the
 * chart alone is in `table/table-keys.ts` and `icicle/box-navigation.ts`.
 */

export type PanelKey =
  | 'record-or-stop'
  | 'reload-and-record'
  | 'import'
  | 'export'
  | 'table'
  | 'icicle'
  | 'split'
  | 'filter'
  | 'group'
  | 'detail'
  | 'source'
  | 'help'
  | 'escape';

export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

const WITH_CONTROL: Readonly<Record<string, PanelKey>> = {
  e: 'record-or-stop',
  o: 'import',
  s: 'export',
  f: 'filter',
};
const ALONE: Readonly<Record<string, PanelKey>> = {
  '1': 'table',
  '2': 'icicle',
  '3': 'split',
  '/': 'filter',
  '?': 'help',
  g: 'group',
  d: 'detail',
  o: 'source',
  Escape: 'escape',
};

/** `typing`: the focus is where letters are text. Null: the key is not ours. */
export function panelKeyOf(press: KeyPress, typing: boolean): PanelKey | null {
  if (press.altKey) return null;
  if (press.ctrlKey || press.metaKey) {
    const key = press.key.toLowerCase();
    if (press.shiftKey) return key === 'e' ? 'reload-and-record' : null;
    return Object.hasOwn(WITH_CONTROL, key) ? WITH_CONTROL[key] : null;
  }
  if (typing) return null;
  return Object.hasOwn(ALONE, press.key) ? ALONE[press.key] : null;
}
