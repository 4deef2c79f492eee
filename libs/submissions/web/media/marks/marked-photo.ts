import { Component, computed, input, output } from '@angular/core';
import { MarkedPhoto as Marking, MarkStroke } from '@pijar/submissions/contracts';
import { Size, View, lineText, spotOf, turnText, turnedSize, wholeView } from './geometry';

/** A share of the photo's shorter side: to be seen on a phone, and not to hide what it is about. */
const PEN = 0.012;
/** CSS pixels. */
const PIN = 13;

/** Where the picture is, and how large it is, in pixels. */
export interface Photo extends Size {
  address: string;
}

/**
 * A photo with what was drawn on it, as one picture. Every line has an edge in the other lightness, so that it is seen on any
 * photo; notes are numbered pins.
 */
@Component({
  selector: 'pijar-marked-photo',
  template: `
    <svg
      [attr.viewBox]="box()"
      [attr.role]="isAlive() ? 'group' : 'img'"
      [attr.aria-label]="label()"
    >
      <g [attr.transform]="turn()">
        <image
          [attr.href]="photo().address"
          [attr.width]="photo().width"
          [attr.height]="photo().height"
          (error)="absent.emit()"
        />
        @for (line of lines(); track $index) {
          <path
            [attr.class]="'edge on-' + line.colour"
            [attr.stroke-width]="pen() * 1.8"
            [attr.d]="line.text"
          />
          <path [attr.class]="line.colour" [attr.stroke-width]="pen()" [attr.d]="line.text" />
        }
      </g>
      @for (pin of pins(); track $index) {
        <g
          class="pin"
          [class.chosen]="chosen() === $index"
          [attr.transform]="pin.place"
          [attr.tabindex]="isAlive() ? 0 : null"
          [attr.role]="isAlive() ? 'button' : null"
          [attr.aria-label]="isAlive() ? pin.text : null"
          [attr.data-note]="$index"
          (keydown)="nudged.emit({ at: $index, event: $event })"
        >
          <circle [attr.r]="radius" />
          <text dy="0.36em">{{ $index + 1 }}</text>
        </g>
      }
    </svg>
  `,
  styles: `
    :host {
      display: block;
      min-width: 0;
      min-height: 0;
    }
    svg {
      display: block;
      width: 100%;
      height: 100%;
      user-select: none;
    }
    path {
      fill: none;
      stroke-linecap: round;
      stroke-linejoin: round;
      pointer-events: none;
    }
    .edge {
      stroke: white;
      opacity: 0.9;
    }
    .on-yellow {
      stroke: black;
    }
    .red {
      stroke: #d5152c;
    }
    .yellow {
      stroke: #ffd60a;
    }
    .blue {
      stroke: #1a5fd0;
    }
    circle {
      fill: #9c1020;
      stroke: white;
      stroke-width: 2.5px;
    }
    text {
      fill: white;
      font: 700 15px var(--font, sans-serif);
      text-anchor: middle;
    }
    .chosen circle {
      fill: #123f8f;
    }
    .pin:focus-visible {
      outline: none;
    }
    .pin:focus-visible circle {
      stroke: #ffd60a;
      stroke-width: 4px;
    }
  `,
})
export class MarkedPhoto {
  readonly photo = input.required<Photo>();
  readonly marks = input.required<Marking>();
  /** What it shows, in words. */
  readonly label = input.required<string>();
  /** What is seen of it; null: all. */
  readonly view = input<View | null>(null);
  /** Photo pixels for each CSS pixel, so that pins have one size on every screen; null: as wide as a phone. */
  readonly scale = input<number | null>(null);
  /** A line that is being drawn. */
  readonly begun = input<MarkStroke | null>(null);
  /** Whether pins take the focus. */
  readonly isAlive = input(false);
  /** The note that is written just now. */
  readonly chosen = input<number | null>(null);
  /** The picture cannot be had. */
  readonly absent = output<void>();
  /** A key was pressed on a pin. */
  readonly nudged = output<{ at: number; event: KeyboardEvent }>();

  protected readonly radius = PIN;
  readonly #size = computed(() => turnedSize(this.photo(), this.marks().quarters));
  protected readonly box = computed(() => {
    const { x, y, width, height } = this.view() ?? wholeView(this.#size());
    return [x, y, width, height].join(' ');
  });
  protected readonly turn = computed(() => turnText(this.photo(), this.marks().quarters));
  protected readonly pen = computed(() => PEN * Math.min(this.photo().width, this.photo().height));
  protected readonly lines = computed(() => {
    const begun = this.begun();
    const all = begun ? [...this.marks().strokes, begun] : this.marks().strokes;
    return all.map(({ colour, points }) => ({ colour, text: lineText(points, this.photo()) }));
  });
  protected readonly pins = computed(() => {
    const { quarters, notes } = this.marks();
    const scale = this.scale() ?? this.#size().width / 330;
    return notes.map((note) => {
      const { x, y } = spotOf(note, this.photo(), quarters);
      return { place: `translate(${x} ${y}) scale(${scale})`, text: note.text };
    });
  });
}
