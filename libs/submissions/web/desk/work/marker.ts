import { Signal, computed, signal } from '@angular/core';
import { MarkColour, MarkNote, MarkStroke, MarkedPhoto, Marks } from '@pijar/submissions/contracts';
import { Spot, share } from '../../media/marks/geometry';
import {
  hasRoomFor,
  hasRoomForNote,
  marksOn,
  withMarks,
  withNote,
  withoutNote,
} from '../../media/marks/marking';
import type { Tool } from '../../media/marks/photo-stage';

/** Marks one photo after the other: what the pen is, what was done last, and what can be undone. */
export class Marker {
  readonly #tool = signal<Tool>('hand');
  readonly #colour = signal<MarkColour>('red');
  readonly #chosen = signal<number | null>(null);
  readonly #isFull = signal(false);
  /** What each photo looked like before each deed of this sitting. */
  readonly #before = new Map<string, MarkedPhoto[]>();

  readonly tool = this.#tool.asReadonly();
  readonly colour = this.#colour.asReadonly();
  /** The note that is written. */
  readonly chosen = this.#chosen.asReadonly();
  /** The last stroke or note found no room. */
  readonly isFull = this.#isFull.asReadonly();
  readonly on = computed(() => marksOn(this.marks(), this.fileId()));
  readonly canUndo = computed(() => {
    const on = this.on();
    return on.strokes.length > 0 || Boolean(this.#before.get(on.fileId)?.length);
  });

  constructor(
    private readonly marks: Signal<Marks>,
    private readonly fileId: Signal<string>,
    private readonly write: (marks: Marks) => void,
  ) {}

  take(tool: Tool, colour = this.#colour()): void {
    this.#tool.set(tool);
    this.#colour.set(colour);
  }

  choose(note: number | null): void {
    this.#chosen.set(note);
  }

  draw(stroke: MarkStroke): void {
    const on = this.on();
    this.#isFull.set(!hasRoomFor(stroke, on, this.marks()));
    if (this.#isFull()) return;
    this.#change({ ...on, strokes: [...on.strokes, stroke] });
  }

  /** Pins a note that has no words yet. */
  pin({ x, y }: Spot): void {
    const on = this.on();
    this.#isFull.set(!hasRoomForNote(on));
    if (this.#isFull()) return;
    this.#change({ ...on, notes: [...on.notes, { x: share(x), y: share(y), text: '' }] });
    this.#chosen.set(on.notes.length);
    this.#tool.set('hand');
  }

  /** Typing is no deed of its own: undo takes away the note. */
  note(at: number, change: Partial<MarkNote>): void {
    this.write(withMarks(this.marks(), withNote(this.on(), at, change)));
  }

  remove(at: number): void {
    this.#change(withoutNote(this.on(), at));
    this.#chosen.set(null);
  }

  /** A quarter to the right; turning on is the way back. */
  turn(): void {
    const on = this.on();
    this.write(withMarks(this.marks(), { ...on, quarters: (on.quarters + 1) % 4 }));
  }

  undo(): void {
    const on = this.on();
    const before = this.#before.get(on.fileId)?.pop();
    const earlier = before ?? { ...on, strokes: on.strokes.slice(0, -1) };
    this.#chosen.set(null);
    this.#isFull.set(false);
    this.write(withMarks(this.marks(), { ...earlier, quarters: on.quarters }));
  }

  clear(): void {
    this.#change({ ...this.on(), strokes: [], notes: [] });
    this.#chosen.set(null);
  }

  /** The photo is left: notes that got no words go. */
  leave(): void {
    const on = this.on();
    const notes = on.notes.filter(({ text }) => text.trim());
    this.#chosen.set(null);
    this.#isFull.set(false);
    if (notes.length < on.notes.length) this.write(withMarks(this.marks(), { ...on, notes }));
  }

  #change(to: MarkedPhoto): void {
    const on = this.on();
    this.#before.set(on.fileId, [...(this.#before.get(on.fileId) ?? []), on]);
    this.write(withMarks(this.marks(), to));
  }
}
