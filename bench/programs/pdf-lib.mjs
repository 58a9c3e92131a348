/** World: benchmark program. Asynchronous: pdf-lib writes a document and reads it back. */
import { PDFDocument, rgb, StandardFonts } from 'pdf-lib';

export const name = 'pdf-lib';
export const expected = '8573 4';
const date = new Date(Date.UTC(2024, 0, 2));
export function setUp() {}
export async function run() {
  const document = await PDFDocument.create({ updateMetadata: false });
  document.setCreationDate(date);
  const font = await document.embedFont(StandardFonts.Helvetica);
  for (let p = 0; p < 4; p++) {
    const page = document.addPage([400, 600]);
    for (let line = 0; line < 30; line++) {
      page.drawText(`Page ${p}, line ${line}`, {
        x: 40,
        y: 560 - line * 17,
        size: 12,
        font,
        color: rgb(0, 0, line / 30),
      });
      page.drawLine({
        start: { x: 40, y: 555 - line * 17 },
        end: { x: 360, y: 555 - line * 17 },
        thickness: 0.5,
      });
    }
  }
  const bytes = await document.save({ useObjectStreams: false, updateFieldAppearances: false });
  const back = await PDFDocument.load(bytes, { updateMetadata: false });
  return `${bytes.length} ${back.getPageCount()}`;
}
