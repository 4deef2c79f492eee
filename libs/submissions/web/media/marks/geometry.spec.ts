import {
  lineText,
  moved,
  pixelsPerPoint,
  shareAt,
  simplified,
  spotOf,
  spotUnder,
  turnText,
  turnedSize,
  wholeView,
  zoomedAt,
} from './geometry';

const photo = { width: 400, height: 300 };

describe('marks on a turned photo', () => {
  it.each([0, 1, 2, 3])('find the same spot after %s quarter turns and back', (quarters) => {
    const spot = { x: 0.25, y: 0.9 };
    expect(shareAt(spotOf(spot, photo, quarters), photo, quarters)).toEqual(spot);
  });

  it('lie where the eye expects them', () => {
    const topLeft = { x: 0, y: 0 };
    expect(spotOf(topLeft, photo, 1)).toEqual({ x: 300, y: 0 });
    expect(spotOf(topLeft, photo, 2)).toEqual({ x: 400, y: 300 });
    expect(spotOf(topLeft, photo, 3)).toEqual({ x: 0, y: 400 });
    expect(turnedSize(photo, 3)).toEqual({ width: 300, height: 400 });
    expect(turnText(photo, 1)).toBe('translate(300 0) rotate(90)');
    expect(turnText(photo, 0)).toBeNull();
  });

  it('never leave the photo', () => {
    expect(shareAt({ x: -5, y: 301 }, photo, 0)).toEqual({ x: 0, y: 1 });
  });
});

describe('looking nearer', () => {
  const whole = wholeView(photo);

  it('keeps the spot under the finger where it is', () => {
    const at = { x: 100, y: 60 };
    const view = zoomedAt(whole, photo, 2, at);
    expect(view).toEqual({ x: 50, y: 30, width: 200, height: 150 });
    const box = { width: 800, height: 600 };
    expect(spotUnder({ x: 200, y: 120 }, whole, box)).toEqual(at);
    expect(spotUnder({ x: 200, y: 120 }, view, box)).toEqual(at);
  });

  it('ends at eight times and at the whole photo', () => {
    const near = zoomedAt(whole, photo, 100, { x: 200, y: 150 });
    expect(near.width).toBe(50);
    expect(zoomedAt(near, photo, 0.001, { x: 0, y: 0 })).toEqual(whole);
  });

  it('is moved up to the edge', () => {
    const near = zoomedAt(whole, photo, 2, { x: 200, y: 150 });
    expect(moved(near, photo, -1_000, 1_000)).toMatchObject({ x: 0, y: 150 });
  });

  it('knows the room beside a photo that fits the box in one direction only', () => {
    const wide = { width: 1_000, height: 300 };
    expect(pixelsPerPoint(whole, wide)).toBe(1);
    expect(spotUnder({ x: 300, y: 0 }, whole, wide)).toEqual({ x: 0, y: 0 });
  });
});

describe('a line of the pen', () => {
  it('loses the points that tell nothing', () => {
    const line = [0, 0.1, 0.2, 0.3, 0.4].map((x) => ({ x, y: 0.5 }));
    expect(simplified(line, 0.001)).toEqual([line[0], line[4]]);
  });

  it('keeps its corners', () => {
    const corner = [
      { x: 0, y: 0 },
      { x: 0.25, y: 0.001 },
      { x: 0.5, y: 0 },
      { x: 0.5, y: 0.5 },
    ];
    expect(simplified(corner, 0.002)).toEqual([corner[0], corner[2], corner[3]]);
  });

  it('keeps a circle, which ends where it began', () => {
    const circle = Array.from({ length: 65 }, (_, n) => ({
      x: 0.5 + 0.2 * Math.cos((n * Math.PI) / 32),
      y: 0.5 + 0.2 * Math.sin((n * Math.PI) / 32),
    }));
    const fewer = simplified(circle, 0.002);
    expect(fewer.length).toBeGreaterThan(10);
    expect(fewer.length).toBeLessThan(50);
  });

  it('is drawn in pixels; a single point is a dot', () => {
    expect(lineText([0, 0, 0.5, 1], photo)).toBe('M0 0L200 300');
    expect(lineText([0.5, 0.5], photo)).toBe('M200 150L200 150');
    expect(lineText([], photo)).toBe('');
  });
});
