/** Pixels. */
export interface Size {
  width: number;
  height: number;
}

/** A spot: pixels of the turned photo, CSS pixels, or shares (0 to 1) of the upright photo, as each function says. */
export interface Spot {
  x: number;
  y: number;
}

/** What is seen of the turned photo, in its pixels: an SVG's viewBox. */
export interface View extends Spot, Size {}

const MOST = 8;

/** Of the photo after so many quarter turns to the right. */
export const turnedSize = ({ width, height }: Size, quarters: number): Size =>
  quarters % 2 === 0 ? { width, height } : { width: height, height: width };

/** Where a share of the upright photo lies on the turned one, in pixels. */
export function spotOf({ x, y }: Spot, size: Size, quarters: number): Spot {
  const [across, down] = [x * size.width, y * size.height];
  if (quarters === 1) return { x: size.height - down, y: across };
  if (quarters === 2) return { x: size.width - across, y: size.height - down };
  if (quarters === 3) return { x: down, y: size.width - across };
  return { x: across, y: down };
}

/** Which share of the upright photo lies there on the turned one; a spot beyond the edge counts as on the edge. */
export function shareAt({ x, y }: Spot, size: Size, quarters: number): Spot {
  const [across, down] = [
    [x, y],
    [y, size.height - x],
    [size.width - x, size.height - y],
    [size.width - y, x],
  ][quarters];
  return { x: share(across / size.width), y: share(down / size.height) };
}

/** For an SVG's `transform`: turns the upright photo, and keeps its corner at the origin. */
export function turnText({ width, height }: Size, quarters: number): string | null {
  if (quarters === 1) return `translate(${height} 0) rotate(90)`;
  if (quarters === 2) return `translate(${width} ${height}) rotate(180)`;
  if (quarters === 3) return `translate(0 ${width}) rotate(270)`;
  return null;
}

export const wholeView = ({ width, height }: Size): View => ({ x: 0, y: 0, width, height });

/** Nearer or further; what lies at the spot (photo pixels) stays there. Never further than the whole photo. */
export function zoomedAt(view: View, whole: Size, factor: number, spot: Spot): View {
  const width = Math.min(whole.width, Math.max(whole.width / MOST, view.width / factor));
  const ratio = width / view.width;
  const near = {
    x: spot.x - (spot.x - view.x) * ratio,
    y: spot.y - (spot.y - view.y) * ratio,
    width,
    height: view.height * ratio,
  };
  return inside(near, whole);
}

/** Shifted by photo pixels, not beyond the edge. */
export const moved = (view: View, whole: Size, x: number, y: number): View =>
  inside({ ...view, x: view.x + x, y: view.y + y }, whole);

export const middleOf = ({ x, y, width, height }: View): Spot => ({
  x: x + width / 2,
  y: y + height / 2,
});

/** Photo pixels for each CSS pixel, where a view fills a box of the page as far as it goes (`xMidYMid meet`). */
export const pixelsPerPoint = (view: Size, box: Size): number =>
  Math.max(view.width / box.width, view.height / box.height);

/** The spot of the photo (pixels) under a spot of the page (CSS pixels from the box's corner). */
export function spotUnder(at: Spot, view: View, box: Size): Spot {
  const scale = pixelsPerPoint(view, box);
  const middle = middleOf(view);
  return {
    x: middle.x + (at.x - box.width / 2) * scale,
    y: middle.y + (at.y - box.height / 2) * scale,
  };
}

/** A line with as few points as tell it as well, to within the tolerance (Ramer, Douglas and Peucker). Shares. */
export function simplified(line: readonly Spot[], tolerance: number): Spot[] {
  if (line.length < 3) return [...line];
  const [first, last] = [line[0], line[line.length - 1]];
  const { at, far } = line.reduce(
    (found, spot, place) => {
      const away = distanceTo(spot, first, last);
      return away > found.far ? { at: place, far: away } : found;
    },
    { at: 0, far: 0 },
  );
  if (far <= tolerance) return [first, last];
  const before = simplified(line.slice(0, at + 1), tolerance);
  return [...before.slice(0, -1), ...simplified(line.slice(at), tolerance)];
}

/** For an SVG's `d`, in pixels of the upright photo, of x, y, x, y, … in shares. A single point is a dot. */
export function lineText(points: readonly number[], { width, height }: Size): string {
  const spots: string[] = [];
  for (let at = 0; at + 1 < points.length; at += 2) {
    spots.push(`${pixel(points[at] * width)} ${pixel(points[at + 1] * height)}`);
  }
  if (spots.length === 1) spots.push(spots[0]);
  return spots.length ? `M${spots.join('L')}` : '';
}

/** Four digits, as the server keeps them. */
export const share = (value: number): number =>
  Math.round(Math.min(1, Math.max(0, value)) * 10_000) / 10_000;

const pixel = (value: number): number => Math.round(value * 10) / 10;

const inside = (view: View, whole: Size): View => ({
  ...view,
  x: Math.min(whole.width - view.width, Math.max(0, view.x)),
  y: Math.min(whole.height - view.height, Math.max(0, view.y)),
});

function distanceTo(spot: Spot, from: Spot, to: Spot): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy);
  if (length === 0) return Math.hypot(spot.x - from.x, spot.y - from.y);
  const along = ((spot.x - from.x) * dx + (spot.y - from.y) * dy) / length ** 2;
  const near = Math.min(1, Math.max(0, along));
  return Math.hypot(spot.x - from.x - near * dx, spot.y - from.y - near * dy);
}
