/**
 * World: panel (pure). Boxes as the columns that are drawn: labels that fit, colours, text that can be
 * read on them.
 */
import { colourOf, oklchToHex } from '../../profile/index.ts';
import type { Profile } from '../../profile/model.ts';
import { fittingLabel } from './box-text.ts';
import type { ChartBox } from './chart-boxes.ts';
import { escapeForPlotly } from './escape-for-plotly.ts';
import type { Chart } from './plotly.ts';

/** Height of a level, as in the table. */
export const LEVEL_HEIGHT = 21;
/** plotly keeps 3 px free at either side of a text, and the line takes one. */
const TEXT_PADDING = 8;

export interface ChartStyle {
  readonly face: string;
  readonly fontSize: number; // px
  readonly characterWidth: number; // px, of the widest letter of a monospaced face
  readonly lineColour: string;
  /** Boxes that are no calls: contexts and what is folded. */
  readonly neutralColour: string;
  readonly neutralText: string;
  /** On the colours of `profile/`, which are light enough for it in either theme. */
  readonly text: string;
}

export function chartColumns(
  profile: Profile,
  boxes: readonly ChartBox[],
  width: number,
  style: ChartStyle,
): Chart {
  const perUnit = boxes.length > 0 && boxes[0].width > 0 ? width / boxes[0].width : 0;
  const levels = boxes.reduce((deepest, { depth }) => Math.max(deepest, depth + 1), 1);
  return {
    ids: boxes.map(({ key }) => key),
    parents: boxes.map(({ parent }) => (parent < 0 ? '' : boxes[parent].key)),
    values: boxes.map((box) => box.width),
    texts: boxes.map((box) =>
      escapeForPlotly(
        fittingLabel(profile, box, Math.floor((box.width * perUnit - TEXT_PADDING) / style.characterWidth)),
      ),
    ),
    colours: boxes.map((box) =>
      box.kind === 'node' ? oklchToHex(colourOf(profile, box.signature)) : style.neutralColour,
    ),
    textColours: boxes.map((box) => (box.kind === 'node' ? style.text : style.neutralText)),
    lineColour: style.lineColour,
    face: style.face,
    fontSize: style.fontSize,
    width,
    height: levels * LEVEL_HEIGHT,
  };
}
