import { MarkNote, MarkStroke, MarkedPhoto, Marks, markLimits } from '@pijar/submissions/contracts';
import { Spot, share, simplified } from './geometry';

/** A share of the photo: the hand shakes more than this. */
const TOLERANCE = 0.0015;

export const unmarked = (fileId: string): MarkedPhoto => ({
  fileId,
  quarters: 0,
  strokes: [],
  notes: [],
});

export const isUnmarked = ({ quarters, strokes, notes }: MarkedPhoto): boolean =>
  quarters === 0 && strokes.length === 0 && notes.length === 0;

/** The overlay of one photo; an empty one where there is none. */
export const marksOn = (marks: Marks, fileId: string): MarkedPhoto =>
  marks.find((each) => each.fileId === fileId) ?? unmarked(fileId);

/** All overlays with this one in its place; one with nothing on it goes. */
export function withMarks(marks: Marks, one: MarkedPhoto): Marks {
  const isNew = !marks.some(({ fileId }) => fileId === one.fileId);
  const all = isNew
    ? [...marks, one]
    : marks.map((each) => (each.fileId === one.fileId ? one : each));
  return all.filter((each) => !isUnmarked(each));
}

/** As they are sent: a note without words is none yet. */
export const tidied = (marks: Marks): Marks =>
  marks
    .map((each) => ({
      ...each,
      notes: each.notes
        .map((note) => ({ ...note, text: note.text.trim() }))
        .filter(({ text }) => text),
    }))
    .filter((each) => !isUnmarked(each));

/** Whether they say the same, whatever the order of photos. */
export const isSameMarks = (one: Marks, other: Marks): boolean => nameOf(one) === nameOf(other);

const nameOf = (marks: Marks): string =>
  JSON.stringify(
    tidied(marks)
      .map(({ fileId, quarters, strokes, notes }) => [
        fileId,
        quarters,
        strokes.map(({ colour, points }) => [colour, points]),
        notes.map(({ x, y, text }) => [x, y, text]),
      ])
      .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
  );

/** A line as drawn, in as few points as will do. */
export function strokeOf(colour: MarkStroke['colour'], line: readonly Spot[]): MarkStroke {
  let tolerance = TOLERANCE;
  let few = simplified(line, tolerance);
  while (few.length > markLimits.pointsOfStroke) {
    tolerance *= 2;
    few = simplified(line, tolerance);
  }
  return { colour, points: few.flatMap(({ x, y }) => [share(x), share(y)]) };
}

const pointsOf = ({ strokes }: MarkedPhoto): number =>
  strokes.reduce((sum, { points }) => sum + points.length / 2, 0);

/** Whether the stroke still fits on the photo and into the feedback. */
export function hasRoomFor(stroke: MarkStroke, on: MarkedPhoto, all: Marks): boolean {
  const more = stroke.points.length / 2;
  const inAll = all.reduce((sum, each) => sum + pointsOf(each), 0);
  return (
    on.strokes.length < markLimits.strokes &&
    pointsOf(on) + more <= markLimits.points &&
    inAll + more <= markLimits.pointsInAll
  );
}

export const hasRoomForNote = ({ notes }: MarkedPhoto): boolean => notes.length < markLimits.notes;

export const withNote = (on: MarkedPhoto, at: number, change: Partial<MarkNote>): MarkedPhoto => ({
  ...on,
  notes: on.notes.map((note, place) => (place === at ? { ...note, ...change } : note)),
});

export const withoutNote = (on: MarkedPhoto, at: number): MarkedPhoto => ({
  ...on,
  notes: on.notes.filter((_, place) => place !== at),
});
