import { create } from 'qrcode';
import type { Canvas } from './canvas';

/** Dark modules next to each other in a row, as one: no hairline shows between them. */
interface Run {
  row: number;
  column: number;
  length: number;
}

function runsOf(text: string): { size: number; runs: Run[] } {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const runs: Run[] = [];
  for (let row = 0; row < modules.size; row += 1) {
    let start = -1;
    for (let column = 0; column <= modules.size; column += 1) {
      const isDark = column < modules.size && Boolean(modules.get(row, column));
      if (isDark && start < 0) start = column;
      if (isDark || start < 0) continue;
      runs.push({ row, column: start, length: column - start });
      start = -1;
    }
  }
  return { size: modules.size, runs };
}

/** For a screen: an SVG path of the dark modules in a square of `size` units, without a quiet zone. */
export function codePath(text: string): { size: number; path: string } {
  const { size, runs } = runsOf(text);
  const path = runs.map(({ row, column, length }) => `M${column} ${row}h${length}v1h-${length}z`);
  return { size, path: path.join('') };
}

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
  const { size, runs } = runsOf(text);
  const unit = at.size / size;
  for (const { row, column, length } of runs) {
    canvas.rect(at.x + column * unit, at.y + row * unit, length * unit, unit);
  }
  canvas.fill(ink);
}
