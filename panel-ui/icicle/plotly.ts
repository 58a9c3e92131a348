/**
 * World: panel. The only place that knows plotly: draws boxes and finds their elements again. plotly here
 * only draws; pointing, clicking and hovering are ours, so that no foreign text meets its markup but the
 * escaped labels.
 */
import plotly from 'plotly.js/lib/core';
import icicle from 'plotly.js/lib/icicle';

plotly.register([icicle]);

/** What is drawn: one entry per box in every column, parents before children. */
export interface Chart {
  readonly ids: readonly string[];
  readonly parents: readonly string[]; // '' for the top
  readonly values: readonly number[]; // a parent's is never less than its children's sum
  readonly texts: readonly string[]; // escaped for plotly
  readonly colours: readonly string[];
  readonly textColours: readonly string[];
  readonly lineColour: string;
  readonly face: string;
  readonly fontSize: number; // px
  readonly width: number; // px
  readonly height: number; // px
}

const LAYOUT = {
  margin: { l: 0, r: 0, t: 0, b: 0 },
  paper_bgcolor: 'transparent',
  plot_bgcolor: 'transparent',
  hovermode: false,
} as const;

/** Draws, or changes what is drawn. Resolves when it is on the screen. */
export async function drawChart(element: HTMLElement, chart: Chart): Promise<void> {
  const trace = {
    type: 'icicle',
    ids: chart.ids,
    labels: chart.ids,
    parents: chart.parents,
    values: chart.values,
    branchvalues: 'total',
    sort: false,
    text: chart.texts,
    textinfo: 'text',
    textposition: 'middle left',
    textfont: { family: chart.face, size: chart.fontSize, color: chart.textColours },
    insidetextfont: { family: chart.face, size: chart.fontSize, color: chart.textColours },
    hoverinfo: 'none',
    pathbar: { visible: false },
    tiling: { orientation: 'v', pad: 0 },
    leaf: { opacity: 1 },
    marker: { colors: chart.colours, line: { width: 1, color: chart.lineColour } },
    domain: { x: [0, 1], y: [0, 1] },
  };
  const layout = { ...LAYOUT, width: chart.width, height: chart.height };
  await plotly.react(element, [trace], layout, { displayModeBar: false, responsive: false });
}

export function removeChart(element: HTMLElement): void {
  plotly.purge(element);
}

/** Datum that plotly's own drawing binds to the group of a box. */
interface BoundBox {
  readonly __data__?: { readonly data?: { readonly data?: { readonly id?: unknown } } };
}

/** Group of each box by its id, as long as nothing is drawn anew. */
export function boxElements(element: HTMLElement): ReadonlyMap<string, SVGGElement> {
  const groups = new Map<string, SVGGElement>();
  for (const group of element.querySelectorAll<SVGGElement & BoundBox>('g.slice')) {
    const id = group.__data__?.data?.data?.id;
    if (typeof id === 'string') groups.set(id, group);
  }
  return groups;
}
