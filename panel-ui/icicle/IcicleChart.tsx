/**
 * World: panel. The boxes on the screen and for screen readers: plotly draws, pointer and keys are ours,
 * and every box is an item of a tree that can be walked without seeing it.
 */
import {
  memo,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type PointerEvent,
  type ReactElement,
} from 'react';
import type { Clock, Profile } from '../../profile/model.ts';
import { useTheme } from '../theme.ts';
import { useMedia } from '../use-media.ts';
import { boxMoveOf, moveAmongBoxes, placesAmongSiblings } from './box-navigation.ts';
import { describeBox } from './box-text.ts';
import { BoxTooltip, type Hover } from './BoxTooltip.tsx';
import type { ChartBox } from './chart-boxes.ts';
import { chartColumns, LEVEL_HEIGHT, type ChartStyle } from './chart-columns.ts';
import { boxElements, drawChart, removeChart } from './plotly.ts';

export interface IcicleChartProps {
  readonly profile: Profile;
  readonly clock: Clock | null;
  readonly allTime: number; // Milliseconds that are 100 %
  readonly boxes: readonly ChartBox[];
  /** Box that the keys start from, or -1. */
  readonly active: number;
  /** Positions of all boxes that the selection means. */
  readonly selected: ReadonlySet<number>;
  /** Positions that the filter does not match. */
  readonly dimmed: ReadonlySet<number>;
  readonly onActivate: (at: number) => void;
  readonly onZoom: (at: number) => void;
  readonly onUp: () => void;
  readonly onReset: () => void;
}

export function IcicleChart(props: IcicleChartProps): ReactElement {
  const { profile, boxes, active, selected, dimmed } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const plot = useRef<HTMLDivElement>(null);
  const groups = useRef<ReadonlyMap<string, SVGGElement>>(new Map());
  const [width, setWidth] = useState(0);
  const [drawn, setDrawn] = useState(0);
  const [hover, setHover] = useState<Hover | null>(null);
  const theme = useTheme();
  const forced = useMedia('(forced-colors: active)');

  useLayoutEffect(() => {
    if (!scroller.current) return undefined;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    observer.observe(scroller.current);
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    const element = plot.current;
    if (!element || width <= 0) return undefined;
    let isCurrent = true;
    void drawChart(element, chartColumns(profile, boxes, width, styleOf(element))).then(() => {
      if (!isCurrent) return;
      groups.current = boxElements(element);
      boxes.forEach(({ key }, at) => groups.current.get(key)?.setAttribute('data-box', String(at)));
      setDrawn((count) => count + 1);
    });
    return () => {
      isCurrent = false;
    };
  }, [profile, boxes, width, theme, forced]);

  useEffect(() => {
    const element = plot.current;
    return () => {
      if (element) removeChart(element);
    };
  }, []);

  useEffect(() => {
    boxes.forEach(({ key, isCaller }, at) => {
      const classes = groups.current.get(key)?.classList;
      classes?.toggle('is-selected', selected.has(at));
      classes?.toggle('is-active', at === active);
      classes?.toggle('is-dimmed', dimmed.has(at));
      classes?.toggle('is-caller', isCaller);
    });
  }, [boxes, selected, active, dimmed, drawn]);

  useEffect(() => {
    const element = scroller.current;
    if (!element || active < 0) return;
    const top = boxes[active].depth * LEVEL_HEIGHT;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + LEVEL_HEIGHT > element.scrollTop + element.clientHeight)
      element.scrollTop = top + LEVEL_HEIGHT - element.clientHeight;
  }, [boxes, active]);

  const boxAt = (target: EventTarget): number => {
    const group = target instanceof Element ? target.closest('g.slice') : null;
    const at = group?.getAttribute('data-box');
    return at === null || at === undefined ? -1 : Number(at);
  };
  const handlePointer = (event: PointerEvent): void => {
    const at = boxAt(event.target);
    setHover(at < 0 ? null : { at, x: event.clientX, y: event.clientY });
  };
  const handleKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const move = boxMoveOf(event.key);
    if (move !== null) props.onActivate(moveAmongBoxes(boxes, active, move));
    else if (event.key === 'Enter' && active >= 0) props.onZoom(active);
    else if (event.key === 'Backspace') props.onUp();
    else if (event.key === 'Home') props.onReset();
    else return;
    event.preventDefault();
    setHover(null);
  };

  return (
    <div
      className="icicle-chart"
      ref={scroller}
      role="tree"
      aria-label="Call tree"
      aria-activedescendant={active >= 0 ? itemId(active) : undefined}
      tabIndex={0}
      onKeyDown={handleKey}
      onPointerMove={handlePointer}
      onPointerLeave={() => setHover(null)}
      onScroll={() => setHover(null)}
      onClickCapture={(event) => {
        const at = boxAt(event.target);
        if (at < 0) return;
        // plotly would zoom by itself.
        event.stopPropagation();
        setHover(null);
        props.onZoom(at);
      }}
    >
      <div className="icicle-plot" ref={plot} aria-hidden="true" />
      <BoxItems
        profile={profile}
        clock={props.clock}
        allTime={props.allTime}
        boxes={boxes}
        active={active}
        selected={selected}
      />
      {hover !== null && hover.at < boxes.length && (
        <BoxTooltip
          profile={profile}
          clock={props.clock}
          allTime={props.allTime}
          box={boxes[hover.at]}
          hover={hover}
        />
      )}
    </div>
  );
}

type BoxItemsProps = Pick<
  IcicleChartProps,
  'profile' | 'clock' | 'allTime' | 'boxes' | 'active' | 'selected'
>;

/** The same boxes as text, in reading order; not made anew when only the pointer moves. */
const BoxItems = memo(function BoxItems(props: BoxItemsProps): ReactElement {
  const { profile, clock, allTime, boxes, active, selected } = props;
  const texts = useMemo(
    () => boxes.map((box) => describeBox(profile, box, clock, allTime)),
    [profile, clock, allTime, boxes],
  );
  const places = useMemo(() => placesAmongSiblings(boxes), [boxes]);
  return (
    <div className="visually-hidden" role="presentation">
      {boxes.map((box, at) => (
        <div
          key={box.key}
          id={itemId(at)}
          role="treeitem"
          aria-level={box.depth + 1}
          aria-posinset={places[at].position}
          aria-setsize={places[at].of}
          aria-selected={at === active || selected.has(at)}
          data-box={at}
        >
          {texts[at]}
        </div>
      ))}
    </div>
  );
});

function itemId(at: number): string {
  return `icicle-box-${String(at)}`;
}

/** Colours and face from the style sheet, so that they live in one place. */
function styleOf(element: HTMLElement): ChartStyle {
  const style = getComputedStyle(element);
  const token = (name: string): string => style.getPropertyValue(name).trim();
  return {
    face: style.fontFamily,
    fontSize: parseFloat(style.fontSize),
    characterWidth: characterWidthOf(style),
    lineColour: token('--chart-line'),
    neutralColour: token('--chart-neutral'),
    neutralText: token('--chart-neutral-text'),
    text: token('--chart-text'),
  };
}

function characterWidthOf(style: CSSStyleDeclaration): number {
  const context = document.createElement('canvas').getContext('2d');
  const guess = parseFloat(style.fontSize) * 0.62;
  if (!context) return guess;
  context.font = `${style.fontSize} ${style.fontFamily}`;
  return Math.max(context.measureText('0').width, guess * 0.8);
}
