import {
  Component,
  DestroyRef,
  ElementRef,
  afterNextRender,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  signal,
} from '@angular/core';
import { MarkColour, MarkStroke, MarkedPhoto as Marking } from '@pijar/submissions/contracts';
import {
  Spot,
  View,
  middleOf,
  moved,
  pixelsPerPoint,
  shareAt,
  spotUnder,
  turnedSize,
  wholeView,
  zoomedAt,
} from './geometry';
import { MarkedPhoto, Photo } from './marked-photo';
import { strokeOf } from './marking';

/** What a finger does: looks around, draws, or pins a note. Two fingers always zoom. */
export type Tool = 'hand' | 'pen' | 'note';

/** CSS pixels: a finger that moved less has tapped. */
const TAP = 6;

/** One photo as large as there is room: wheel, two fingers and the buttons of whoever holds it zoom; the tool says the rest. */
@Component({
  selector: 'pijar-photo-stage',
  imports: [MarkedPhoto],
  template: `
    <pijar-marked-photo
      [photo]="photo()"
      [marks]="marks()"
      [label]="label()"
      [view]="view()"
      [scale]="scale()"
      [begun]="begun()"
      [isAlive]="isAlive()"
      [chosen]="chosen()"
      (nudged)="nudged.emit($event)"
    />
  `,
  styles: `
    :host {
      display: block;
      min-width: 0;
      min-height: 0;
      touch-action: none;
      cursor: grab;
    }
    :host(.pen),
    :host(.note) {
      cursor: crosshair;
    }
    pijar-marked-photo {
      width: 100%;
      height: 100%;
    }
  `,
  host: {
    '[class]': 'tool()',
    '(wheel)': 'onWheel($event)',
    '(dblclick)': 'onDouble($event)',
    '(pointerdown)': 'grip($event)',
    '(pointermove)': 'drag($event)',
    '(pointerup)': 'letGo($event)',
    '(pointercancel)': 'cancel($event)',
  },
})
export class PhotoStage {
  readonly photo = input.required<Photo>();
  readonly marks = input.required<Marking>();
  readonly label = input.required<string>();
  readonly tool = input<Tool>('hand');
  readonly colour = input<MarkColour>('red');
  readonly isAlive = input(false);
  readonly chosen = input<number | null>(null);
  readonly drawn = output<MarkStroke>();
  /** Where a note is to be, in shares of the upright photo. */
  readonly pinned = output<Spot>();
  /** The pin that was tapped. */
  readonly picked = output<number>();
  readonly nudged = output<{ at: number; event: KeyboardEvent }>();

  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef);
  readonly #size = computed(() => turnedSize(this.photo(), this.marks().quarters));
  readonly #fingers = new Map<number, Spot>();
  readonly #line = signal<readonly Spot[]>([]);
  readonly #room = signal({ width: 1, height: 1 });
  #travelled = 0;

  /** Each photo, and each turn, begins with the whole of it. */
  protected readonly view = linkedSignal<string, View>({
    source: () => `${this.photo().address} ${this.marks().quarters}`,
    computation: () => wholeView(this.#size()),
  });
  protected readonly scale = computed(() => pixelsPerPoint(this.view(), this.#room()));
  protected readonly begun = computed<MarkStroke | null>(() => {
    const line = this.#line();
    return line.length ? strokeOf(this.colour(), line) : null;
  });

  constructor() {
    const destroyed = inject(DestroyRef);
    afterNextRender(() => {
      const measure = () => {
        const { clientWidth: width, clientHeight: height } = this.#host.nativeElement;
        if (width && height) this.#room.set({ width, height });
      };
      measure();
      const watch = new ResizeObserver(measure);
      watch.observe(this.#host.nativeElement);
      destroyed.onDestroy(() => watch.disconnect());
    });
  }

  /** Nearer (more than 1) or further, around the middle. */
  zoom(factor: number): void {
    this.#zoomAt(factor, middleOf(this.view()));
  }

  /** Shows another part, by shares of what is seen. */
  move(x: number, y: number): void {
    const { width, height } = this.view();
    this.view.set(moved(this.view(), this.#size(), x * width, y * height));
  }

  /** The middle of what is seen, in shares of the upright photo. */
  middle(): Spot {
    return shareAt(middleOf(this.view()), this.photo(), this.marks().quarters);
  }

  protected onWheel(event: WheelEvent): void {
    event.preventDefault();
    this.#zoomAt(event.deltaY < 0 ? 1.2 : 1 / 1.2, this.#spotOf(event));
  }

  protected onDouble(event: MouseEvent): void {
    if (this.tool() !== 'hand') return;
    const isWhole = this.view().width >= this.#size().width;
    if (isWhole) this.#zoomAt(2.5, this.#spotOf(event));
    else this.view.set(wholeView(this.#size()));
  }

  protected grip(event: PointerEvent): void {
    if (event.button !== 0) return;
    const pin = (event.target as Element).closest<SVGElement>('[data-note]');
    if (pin && this.isAlive()) {
      this.picked.emit(Number(pin.dataset['note']));
      return;
    }
    this.#host.nativeElement.setPointerCapture(event.pointerId);
    this.#fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    this.#travelled = 0;
    // A second finger means to zoom: what the first began was no line.
    this.#line.set(this.tool() === 'pen' && this.#fingers.size === 1 ? [this.#shareOf(event)] : []);
  }

  protected drag(event: PointerEvent): void {
    const before = this.#fingers.get(event.pointerId);
    if (!before) return;
    const now = { x: event.clientX, y: event.clientY };
    this.#travelled += Math.hypot(now.x - before.x, now.y - before.y);
    if (this.#fingers.size === 1 && this.tool() === 'pen') {
      const seen = event.getCoalescedEvents?.() ?? [];
      const more = (seen.length ? seen : [event]).map((each) => this.#shareOf(each));
      this.#line.update((line) => [...line, ...more]);
    } else if (this.#fingers.size === 1) {
      this.#pan(now.x - before.x, now.y - before.y);
    } else {
      this.#pinch(event.pointerId, before, now);
    }
    this.#fingers.set(event.pointerId, now);
  }

  protected letGo(event: PointerEvent): void {
    if (!this.#fingers.has(event.pointerId)) return;
    const isOnly = this.#fingers.size === 1;
    this.#fingers.delete(event.pointerId);
    const line = this.#line();
    this.#line.set([]);
    if (!isOnly) return;
    if (line.length) this.drawn.emit(strokeOf(this.colour(), line));
    else if (this.tool() === 'note' && this.#travelled < TAP)
      this.pinned.emit(this.#shareOf(event));
  }

  protected cancel(event: PointerEvent): void {
    this.#fingers.delete(event.pointerId);
    this.#line.set([]);
  }

  #pan(x: number, y: number): void {
    const scale = this.scale();
    this.view.set(moved(this.view(), this.#size(), -x * scale, -y * scale));
  }

  #pinch(finger: number, before: Spot, now: Spot): void {
    const other = [...this.#fingers].find(([id]) => id !== finger)?.[1];
    if (!other) return;
    const apart = Math.hypot(before.x - other.x, before.y - other.y);
    const wider = Math.hypot(now.x - other.x, now.y - other.y);
    this.#pan((now.x - before.x) / 2, (now.y - before.y) / 2);
    const middle = { clientX: (now.x + other.x) / 2, clientY: (now.y + other.y) / 2 };
    if (apart > 0) this.#zoomAt(wider / apart, this.#spotOf(middle));
  }

  #zoomAt(factor: number, spot: Spot): void {
    this.view.set(zoomedAt(this.view(), this.#size(), factor, spot));
  }

  #shareOf(event: { clientX: number; clientY: number }): Spot {
    return shareAt(this.#spotOf(event), this.photo(), this.marks().quarters);
  }

  #spotOf(event: { clientX: number; clientY: number }): Spot {
    const box = this.#host.nativeElement.getBoundingClientRect();
    const at = { x: event.clientX - box.left, y: event.clientY - box.top };
    return spotUnder(at, this.view(), box);
  }
}
