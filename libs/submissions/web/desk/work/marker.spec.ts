import { signal } from '@angular/core';
import { Marks } from '@pijar/submissions/contracts';
import { Marker } from './marker';

const stroke = { colour: 'red' as const, points: [0, 0, 1, 1] };

function marker() {
  const marks = signal<Marks>([]);
  const fileId = signal('a');
  return { marks, fileId, marker: new Marker(marks, fileId, (all) => marks.set(all)) };
}

describe('marking photos', () => {
  it('undoes deed by deed, on the photo that is open', () => {
    const { marks, fileId, marker: pen } = marker();
    pen.draw(stroke);
    fileId.set('b');
    pen.draw(stroke);
    pen.pin({ x: 0.5, y: 0.5 });
    pen.undo();
    expect(marks().map(({ fileId: id, strokes }) => [id, strokes.length])).toEqual([
      ['a', 1],
      ['b', 1],
    ]);
    pen.undo();
    expect(marks().map(({ fileId: id }) => id)).toEqual(['a']);
  });

  it('undoes a stroke of an earlier sitting as well, and a cleared photo', () => {
    const { marks, marker: pen } = marker();
    marks.set([{ fileId: 'a', quarters: 1, strokes: [stroke, stroke], notes: [] }]);
    pen.undo();
    expect(marks()[0].strokes).toHaveLength(1);
    pen.clear();
    expect(marks()).toEqual([{ fileId: 'a', quarters: 1, strokes: [], notes: [] }]);
    pen.undo();
    expect(marks()[0].strokes).toHaveLength(1);
  });

  it('keeps the turn when something is undone', () => {
    const { marks, marker: pen } = marker();
    pen.draw(stroke);
    pen.turn();
    pen.undo();
    expect(marks()).toEqual([{ fileId: 'a', quarters: 1, strokes: [], notes: [] }]);
    for (let turns = 0; turns < 3; turns++) pen.turn();
    expect(marks()).toEqual([]);
  });

  it('forgets a note that got no words', () => {
    const { marks, marker: pen } = marker();
    pen.pin({ x: 0.5, y: 0.5 });
    expect(pen.chosen()).toBe(0);
    pen.leave();
    expect(marks()).toEqual([]);
    pen.pin({ x: 0.5, y: 0.5 });
    pen.note(0, { text: 'Gelap' });
    pen.leave();
    expect(marks()[0].notes).toEqual([{ x: 0.5, y: 0.5, text: 'Gelap' }]);
  });
});
