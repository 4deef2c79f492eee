import { markLimits } from '@pijar/submissions/contracts';
import { hasRoomFor, isSameMarks, marksOn, strokeOf, tidied, unmarked, withMarks } from './marking';

const stroke = { colour: 'red' as const, points: [0, 0, 1, 1] };
const one = { ...unmarked('a'), strokes: [stroke] };
const other = { ...unmarked('b'), notes: [{ x: 0.5, y: 0.5, text: 'Gelap' }] };

describe('the overlays of a feedback', () => {
  it('hold one for each photo, and none for a photo with nothing on it', () => {
    const both = withMarks(withMarks([], one), other);
    expect(both).toEqual([one, other]);
    expect(withMarks(both, unmarked('a'))).toEqual([other]);
    expect(marksOn(both, 'c')).toEqual(unmarked('c'));
  });

  it('are the same in any order of photos, and whatever order a database gives its keys', () => {
    const reordered = { notes: [], strokes: [stroke], quarters: 0, fileId: 'a' };
    expect(isSameMarks([one, other], [other, reordered])).toBe(true);
    expect(isSameMarks([one], [{ ...one, quarters: 1 }])).toBe(false);
  });

  it('leave out a note that has no words yet', () => {
    const begun = { ...unmarked('a'), notes: [{ x: 0, y: 0, text: ' ' }] };
    expect(tidied([begun])).toEqual([]);
    expect(isSameMarks([begun], [])).toBe(true);
  });

  it('keep a scribble below what is taken', () => {
    const scribble = Array.from({ length: 5_000 }, (_, n) => ({
      x: Math.abs(Math.sin(n * 7.3)),
      y: Math.abs(Math.cos(n * 3.1)),
    }));
    const { points } = strokeOf('blue', scribble);
    expect(points.length / 2).toBeLessThanOrEqual(markLimits.pointsOfStroke);
  });

  it('are full at some point', () => {
    const full = { ...one, strokes: Array(markLimits.strokes).fill(stroke) };
    expect(hasRoomFor(stroke, one, [one])).toBe(true);
    expect(hasRoomFor(stroke, full, [full])).toBe(false);
  });
});
