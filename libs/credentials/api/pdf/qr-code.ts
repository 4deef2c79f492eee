import { create } from 'qrcode';
import type { Canvas } from './canvas';

/**
 * Draws a QR code as rectangles, so that it prints sharp at any size. Keep a quiet zone of four modules (a tenth of the
 * size) of light paper around it.
 * @param at top left corner; width and height in points
 */
export function drawQrCode(
  canvas: Canvas,
  text: string,
  at: { x: number; y: number; size: number },
  ink: string,
): void {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const unit = at.size / modules.size;
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size;) {
      const start = column;
      while (column < modules.size && modules.get(row, column)) column += 1;
      if (column > start) {
        // A run is one rectangle, so that no hairline shows between its modules.
        canvas.rect(at.x + start * unit, at.y + row * unit, (column - start) * unit, unit);
      } else column += 1;
    }
  }
  canvas.fill(ink);
}
