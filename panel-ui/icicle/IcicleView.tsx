/**
 * World: panel. The chart with what belongs to it: how deep, how fine, where it stands in the call stack.
 * Loaded when it is first looked at, for plotly comes with it.
 */
import { useCallback, useMemo, useState, type ReactElement } from 'react';
import { ancestorsOf } from '../../profile/index.ts';
import type { CallNodeRef, Clock, Profile } from '../../profile/model.ts';
import { ResetIcon, UpIcon } from '../bar/icons.tsx';
import { ToolButton } from '../bar/Toolbar.tsx';
import type { Selection } from '../store/state.ts';
import type { Filter } from '../table/filter.ts';
import { SignatureText } from '../text/SignatureText.tsx';
import { boxLabel } from './box-text.ts';
import { chartBoxes, WHOLE_CONTEXT, zoomOut, zoomTo, type ChartBox } from './chart-boxes.ts';
import { IcicleChart } from './IcicleChart.tsx';

export interface IcicleViewProps {
  readonly profile: Profile;
  readonly clock: Clock | null;
  readonly allTime: number; // Milliseconds that are 100 %
  readonly filter: Filter;
  readonly selection: Selection | null;
  readonly zoom: CallNodeRef | null;
  readonly onSelect: (selection: Selection | null) => void;
  readonly onZoom: (root: CallNodeRef | null) => void;
}

/** plotly draws 1,000 boxes in a third of a second, 5,000 in two. */
const MOST_BOXES = 1000;
const DEEPEST = 200;
const DEFAULT_DEPTH = 40;
/** Shares of the zoomed box below which boxes are folded. A thousandth is about a pixel. */
const CUTOFFS: readonly (readonly [share: number, name: string])[] = [
  [0, 'none'],
  [0.0001, '0.01 %'],
  [0.001, '0.1 %'],
  [0.01, '1 %'],
  [0.05, '5 %'],
];
const DEFAULT_CUTOFF = 0.001;

export default function IcicleView(props: IcicleViewProps): ReactElement {
  const { profile, clock, allTime, filter, selection, zoom, onSelect, onZoom } = props;
  const [maxDepth, setMaxDepth] = useState(DEFAULT_DEPTH);
  const [minFraction, setMinFraction] = useState(DEFAULT_CUTOFF);
  // Boxes that are no calls cannot be selected in the table, but the keys must be able to stand on them.
  const [cursor, setCursor] = useState<string | null>(null);

  const { boxes, zoomed } = useMemo(
    () => chartBoxes(profile, { zoom, maxDepth, minFraction, maxBoxes: MOST_BOXES }),
    [profile, zoom, maxDepth, minFraction],
  );
  const selected = useMemo(() => selectedBoxes(profile, boxes, selection), [profile, boxes, selection]);
  const dimmed = useMemo(() => unmatchedBoxes(profile, boxes, filter), [profile, boxes, filter]);
  const active = activeBox(boxes, selection, selected, cursor);

  const activate = useCallback(
    (at: number) => {
      if (at < 0) return;
      setCursor(boxes[at].key);
      onSelect(selectionOfBox(profile, boxes[at]));
    },
    [profile, boxes, onSelect],
  );
  const zoomInto = useCallback(
    (at: number) => {
      activate(at);
      // The zoomed box itself leads back out: a click on it goes up.
      if (at === zoomed && zoom !== null) onZoom(zoomOut(profile, zoom));
      else onZoom(zoomTo(profile, boxes, at));
    },
    [activate, profile, boxes, zoomed, zoom, onZoom],
  );
  const up = useCallback(() => {
    if (zoom !== null) onZoom(zoomOut(profile, zoom));
  }, [profile, zoom, onZoom]);

  return (
    <section className="icicle" aria-label="Icicle">
      <div className="icicle-bar">
        <ToolButton
          name="Up"
          title="One level out (Backspace)"
          icon={<UpIcon />}
          className="icon-only"
          disabled={zoom === null}
          onPress={up}
        />
        <ToolButton
          name="Reset"
          title="Show everything (Home)"
          icon={<ResetIcon />}
          className="icon-only"
          disabled={zoom === null}
          onPress={() => onZoom(null)}
        />
        <CallStack
          profile={profile}
          at={selection?.node ?? zoom}
          zoom={zoom}
          top={boxes[0]}
          onZoom={onZoom}
        />
        <label className="setting" title="Levels shown below the zoomed box">
          Depth
          <input
            type="number"
            min={1}
            max={DEEPEST}
            value={maxDepth}
            onChange={(event) => {
              const depth = Math.round(event.target.valueAsNumber);
              if (depth >= 1 && depth <= DEEPEST) setMaxDepth(depth);
            }}
          />
        </label>
        <label className="setting" title="Smaller shares of the zoomed box are folded into “others”">
          Cutoff
          <select value={minFraction} onChange={(event) => setMinFraction(Number(event.target.value))}>
            {CUTOFFS.map(([share, name]) => (
              <option key={share} value={share}>
                {name}
              </option>
            ))}
          </select>
        </label>
      </div>
      <IcicleChart
        profile={profile}
        clock={clock}
        allTime={allTime}
        boxes={boxes}
        active={active}
        selected={selected}
        dimmed={dimmed}
        onActivate={activate}
        onZoom={zoomInto}
        onUp={up}
        onReset={() => onZoom(null)}
      />
    </section>
  );
}

/** The callers of what is selected, else of what is zoomed. Each leads to its own zoom. */
function CallStack(props: {
  readonly profile: Profile;
  readonly at: CallNodeRef | null;
  readonly zoom: CallNodeRef | null;
  readonly top: ChartBox;
  readonly onZoom: (root: CallNodeRef | null) => void;
}): ReactElement {
  const { profile, at, zoom, onZoom } = props;
  const stack = at === null || at.node === WHOLE_CONTEXT ? [] : ancestorsOf(profile, at);
  return (
    <nav className="stack" aria-label="Call stack">
      <ol>
        <li>
          <button type="button" aria-current={zoom === null} onClick={() => onZoom(null)}>
            {boxLabel(profile, props.top)}
          </button>
        </li>
        {stack.map((ref) => {
          const signature = profile.contexts[ref.context].callNodes.signature[ref.node];
          return (
            <li key={ref.node}>
              <button
                type="button"
                aria-current={zoom?.context === ref.context && zoom.node === ref.node}
                onClick={() => onZoom(ref)}
              >
                <SignatureText profile={profile} site={profile.signatures.site[signature]} signature={-1} />
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

function selectionOfBox(profile: Profile, box: ChartBox): Selection | null {
  if (box.kind !== 'node') return null;
  return { site: profile.signatures.site[box.signature], signature: box.signature, node: box.ref };
}

/** All boxes of the selected signature, or function. */
function selectedBoxes(
  profile: Profile,
  boxes: readonly ChartBox[],
  selection: Selection | null,
): ReadonlySet<number> {
  const found = new Set<number>();
  if (selection === null) return found;
  boxes.forEach(({ kind, signature }, at) => {
    if (kind !== 'node') return;
    if (
      selection.signature === null
        ? profile.signatures.site[signature] === selection.site
        : signature === selection.signature
    )
      found.add(at);
  });
  return found;
}

function unmatchedBoxes(profile: Profile, boxes: readonly ChartBox[], filter: Filter): ReadonlySet<number> {
  const unmatched = new Set<number>();
  if (filter.empty) return unmatched;
  boxes.forEach((box, at) => {
    if (box.kind !== 'node' || !filter.matches(boxLabel(profile, box))) unmatched.add(at);
  });
  return unmatched;
}

/** The selected box; of several the widest; else where the keys stood. */
function activeBox(
  boxes: readonly ChartBox[],
  selection: Selection | null,
  selected: ReadonlySet<number>,
  cursor: string | null,
): number {
  if (selection === null) return cursor === null ? -1 : boxes.findIndex(({ key }) => key === cursor);
  const { node } = selection;
  if (node) return boxes.findIndex(({ ref }) => ref?.context === node.context && ref.node === node.node);
  return [...selected].reduce(
    (best, at) => (best < 0 || boxes[at].width > boxes[best].width ? at : best),
    -1,
  );
}
