/**
 * World: panel. The line between table and chart, side by side or one above the other: dragged, or moved
 * with the arrow keys.
 */
import type { KeyboardEvent, PointerEvent, ReactElement } from 'react';

/** Share of the table. Names come first there, so it may be the narrower. */
export const DEFAULT_SPLIT = 0.5;
const LEAST = 0.2;
const MOST = 0.8;
const STEP = 0.02;

export function Splitter(props: {
  readonly share: number;
  /** One view above the other. */
  readonly stacked: boolean;
  readonly onShare: (share: number) => void;
}): ReactElement {
  const { stacked } = props;
  const move = (share: number): void => props.onShare(Math.min(MOST, Math.max(LEAST, share)));
  const handleKey = (event: KeyboardEvent): void => {
    if (event.key === (stacked ? 'ArrowUp' : 'ArrowLeft')) move(props.share - STEP);
    else if (event.key === (stacked ? 'ArrowDown' : 'ArrowRight')) move(props.share + STEP);
    else if (event.key === 'Home') move(LEAST);
    else if (event.key === 'End') move(MOST);
    else return;
    event.preventDefault();
  };
  const handleDrag = (event: PointerEvent<HTMLDivElement>): void => {
    const views = event.currentTarget.parentElement?.getBoundingClientRect();
    if (views && event.currentTarget.hasPointerCapture(event.pointerId))
      move(stacked ? (event.clientY - views.top) / views.height : (event.clientX - views.left) / views.width);
  };
  return (
    <div
      className="splitter"
      role="separator"
      aria-label={stacked ? 'Height of the table' : 'Width of the table'}
      aria-orientation={stacked ? 'horizontal' : 'vertical'}
      aria-valuemin={LEAST * 100}
      aria-valuemax={MOST * 100}
      aria-valuenow={Math.round(props.share * 100)}
      tabIndex={0}
      onKeyDown={handleKey}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={handleDrag}
      onDoubleClick={() => props.onShare(DEFAULT_SPLIT)}
    />
  );
}
