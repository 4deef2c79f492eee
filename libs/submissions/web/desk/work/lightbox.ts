import {
  ApplicationRef,
  Component,
  ElementRef,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  output,
  viewChild,
} from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon } from '@pijar/shared/web';
import { FileView, Marks } from '@pijar/submissions/contracts';
import { photoOf } from '../../media/marks/photo-of';
import { share } from '../../media/marks/geometry';
import { PhotoStage } from '../../media/marks/photo-stage';
import { MarkTools } from './mark-tools';
import { Marker } from './marker';
import { NoteList } from './note-list';

const STEPS: Record<string, [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** One photo over the whole screen: zoom, rotate, mark, and on to the next. A native dialog keeps the focus inside. */
@Component({
  selector: 'pijar-lightbox',
  imports: [TranslocoDirective, Icon, MarkTools, NoteList, PhotoStage],
  templateUrl: './lightbox.html',
  styleUrl: './lightbox.css',
})
export class Lightbox {
  readonly photos = input.required<readonly FileView[]>();
  /** Which of them is open; null: closed. */
  readonly openAt = input.required<number | null>();
  readonly marks = input<Marks>([]);
  /** Whether they can be marked; else what is there is shown. */
  readonly canMark = input(false);
  readonly marked = output<Marks>();
  readonly closed = output<void>();

  private readonly dialog = viewChild<ElementRef<HTMLDialogElement>>('dialog');
  private readonly stage = viewChild(PhotoStage);
  protected readonly at = linkedSignal(() => this.openAt() ?? 0);
  readonly #app = inject(ApplicationRef);
  readonly #file = computed(() => this.photos()[this.at()] as FileView | undefined);
  protected readonly photo = computed(() => {
    const file = this.#file();
    return file ? photoOf(file) : null;
  });
  /** Known here at once: the next deed may come before the page has handed down what the last one did. */
  readonly #marks = linkedSignal(() => this.marks());
  protected readonly marker = new Marker(
    this.#marks,
    computed(() => this.#file()?.id ?? ''),
    (marks) => {
      this.#marks.set(marks);
      this.marked.emit(marks);
    },
  );
  /** Turned to look at it, where nothing can be kept. */
  readonly #turns = linkedSignal<number, number>({ source: this.at, computation: () => 0 });
  protected readonly shown = computed(() => {
    const on = this.marker.on();
    return { ...on, quarters: (on.quarters + this.#turns()) % 4 };
  });

  constructor() {
    effect(() => {
      const dialog = this.dialog()?.nativeElement;
      if (this.openAt() !== null && !dialog?.open) dialog?.showModal();
      if (this.openAt() === null && dialog?.open) dialog.close();
    });
  }

  protected go(steps: number): void {
    this.#leave();
    const count = this.photos().length;
    this.at.update((at) => (at + steps + count) % count);
  }

  protected onClose(): void {
    this.#leave();
    this.closed.emit();
  }

  protected zoom(factor: number): void {
    this.stage()?.zoom(factor);
  }

  protected turn(): void {
    if (this.canMark()) this.marker.turn();
    else this.#turns.update((turns) => turns + 1);
  }

  /** By pointer the next tap says where; by keyboard it is the middle of what is seen, and arrows move it. */
  protected beginNote(isByKey: boolean): void {
    const middle = this.stage()?.middle();
    if (!isByKey || !middle) return this.marker.take('note');
    this.marker.pin(middle);
    // Whoever types on at once writes into the note.
    this.#app.tick();
  }

  protected nudge({ at, event }: { at: number; event: KeyboardEvent }): void {
    const step = STEPS[event.key];
    const note = this.marker.on().notes[at];
    if (!this.canMark() || !note) return;
    if (step) {
      const far = event.shiftKey ? 0.05 : 0.01;
      const [x, y] = unturned(step, this.shown().quarters);
      this.marker.note(at, { x: share(note.x + x * far), y: share(note.y + y * far) });
    } else if (event.key === 'Delete' || event.key === 'Backspace') this.marker.remove(at);
    else if (event.key === 'Enter' || event.key === ' ') this.marker.choose(at);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  protected onKey(event: KeyboardEvent): void {
    if ((event.target as Element).closest('textarea')) return;
    const isUndo = event.key === 'z' && (event.ctrlKey || event.metaKey);
    if (!isUndo && (event.ctrlKey || event.metaKey || event.altKey)) return;
    const step = STEPS[event.key];
    const deed = step ? this.#arrow(step, event.shiftKey) : this.#deedOf(event.key.toLowerCase());
    if (!deed) return;
    event.preventDefault();
    deed();
  }

  #arrow([x, y]: [number, number], isShifted: boolean): (() => void) | null {
    if (isShifted || y !== 0) return () => this.stage()?.move(x * 0.2, y * 0.2);
    return this.photos().length > 1 ? () => this.go(x) : null;
  }

  #deedOf(key: string): (() => void) | undefined {
    const looking: Record<string, () => void> = {
      '+': () => this.zoom(1.4),
      '=': () => this.zoom(1.4),
      '-': () => this.zoom(1 / 1.4),
      r: () => this.turn(),
    };
    const marking: Record<string, () => void> = {
      g: () => this.marker.take('hand'),
      p: () => this.marker.take('pen'),
      c: () => this.beginNote(true),
      z: () => this.marker.canUndo() && this.marker.undo(),
    };
    return looking[key] ?? (this.canMark() ? marking[key] : undefined);
  }

  #leave(): void {
    if (this.canMark()) this.marker.leave();
  }
}

/** A step on the screen as a step on the upright photo. */
const unturned = ([x, y]: [number, number], quarters: number): [number, number] =>
  [
    [x, y],
    [y, -x],
    [-x, -y],
    [-y, x],
  ][quarters] as [number, number];
