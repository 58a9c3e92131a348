/**
 * World: panel (pure). plotly reads its texts as a small markup language: tags, entities, line breaks.
 * Names are not markup.
 */

/** The text that plotly shows as exactly this text. Its `$…$` and `%{…}` mean nothing in plain labels. */
export function escapeForPlotly(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
