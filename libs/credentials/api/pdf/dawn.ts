import { colour, type Canvas } from './canvas';

/** Where the sky is drawn; all in points. */
interface Sky {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Core radius, then the two rings around it: the shapes of the house's stage light (libs/shared/web/kit). */
const core = 31;
const rings = [
  { radius: 69, thickness: 25, ink: colour.light[1] },
  { radius: 111, thickness: 25, ink: colour.light[0] },
];

/**
 * The picture of the certificate: a sun over the horizon. The first stage lights its core, the second the ring around it,
 * the third the whole; rings still ahead are only traced.
 * @param lights how much is lit, 1 to 3
 * @param isWhole the whole programme: rays go out as well
 */
export function drawDawn(canvas: Canvas, sky: Sky, lights: number, isWhole: boolean): void {
  const x = sky.x + sky.width / 2;
  const y = sky.y + sky.height;
  canvas.save();
  canvas.rect(sky.x, sky.y, sky.width, sky.height).clip();
  const night = canvas.linearGradient(0, sky.y, 0, y);
  night.stop(0, colour.deepStrong).stop(0.55, colour.deep).stop(1, colour.deepGlow);
  canvas.rect(sky.x, sky.y, sky.width, sky.height).fill(night);
  drawAir(canvas, x, y, sky.width);
  if (isWhole) drawRays(canvas, x, y);
  for (const [index, ring] of rings.entries()) {
    if (lights >= index + 2) halfRing(canvas, x, y, ring.radius, ring.thickness, ring.ink, 1);
    else {
      for (const edge of [-0.5, 0.5]) {
        const radius = ring.radius + edge * ring.thickness;
        halfRing(canvas, x, y, radius, 0.8, colour.onDeepSoft, 0.6);
      }
    }
  }
  canvas.circle(x, y, core).fill(colour.core);
  canvas.restore();
}

/** Thin rings that fade with distance, as on banknotes. */
function drawAir(canvas: Canvas, x: number, y: number, width: number): void {
  const first = 148;
  const last = width / 2 + 40;
  for (let radius = first; radius < last; radius += 7) {
    const near = 1 - (radius - first) / (last - first);
    halfRing(canvas, x, y, radius, 0.5, colour.onDeepSoft, 0.06 + 0.2 * near * near);
  }
}

function drawRays(canvas: Canvas, x: number, y: number): void {
  canvas.lineWidth(1.6).lineCap('round').strokeColor(colour.core, 1);
  for (let degrees = 9; degrees < 180; degrees += 9) {
    const angle = (degrees * Math.PI) / 180;
    const end = degrees % 18 === 0 ? 136 : 141;
    canvas
      .moveTo(x - Math.cos(angle) * 130, y - Math.sin(angle) * 130)
      .lineTo(x - Math.cos(angle) * end, y - Math.sin(angle) * end);
  }
  canvas.stroke();
}

/** @param opacity named on every call: pdfkit keeps the last one */
function halfRing(
  canvas: Canvas,
  x: number,
  y: number,
  radius: number,
  thickness: number,
  ink: string,
  opacity: number,
): void {
  canvas
    .path(`M ${x - radius} ${y} A ${radius} ${radius} 0 0 1 ${x + radius} ${y}`)
    .lineWidth(thickness)
    .strokeColor(ink, opacity)
    .stroke();
}

/** The mark of the house (libs/shared/web/shell/logo.ts), `size` points wide. */
export function drawMark(canvas: Canvas, x: number, y: number, size: number): void {
  canvas
    .save()
    .translate(x, y)
    .scale(size / 48);
  canvas.path('M6 33a18 18 0 0 1 36 0h-5.5a12.5 12.5 0 0 0-25 0Z').fill(colour.light[0]);
  canvas.path('M13.3 33a10.7 10.7 0 0 1 21.4 0h-5a5.7 5.7 0 0 0-11.4 0Z').fill(colour.light[1]);
  canvas.circle(24, 33, 4).fill(colour.core);
  canvas.roundedRect(6, 35.6, 36, 2.8, 1.4).fill(colour.core);
  canvas.restore();
}
