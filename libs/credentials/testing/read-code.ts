import jsQR from 'jsqr';
import type { Box } from './read-pdf';

/** What a phone reads from a QR code made of rectangles; null when it reads nothing. */
export function readCode(boxes: Box[]): string | null {
  const unit = Math.min(...boxes.map((box) => box.height));
  const left = Math.min(...boxes.map((box) => box.x));
  const top = Math.min(...boxes.map((box) => box.y));
  const modules = Math.round(Math.max(...boxes.map((box) => box.x + box.width - left)) / unit);
  const quiet = 4;
  const pixels = 6;
  const side = (modules + 2 * quiet) * pixels;
  const picture = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const box of boxes) {
    const from = { x: pixel(box.x - left), y: pixel(box.y - top) };
    const to = { x: pixel(box.x - left + box.width), y: pixel(box.y - top + box.height) };
    for (let y = from.y; y < to.y; y += 1)
      for (let x = from.x; x < to.x; x += 1)
        picture.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3);
  }
  return jsQR(picture, side, side)?.data ?? null;

  function pixel(points: number): number {
    return (Math.round(points / unit) + quiet) * pixels;
  }
}
