import {
  Component,
  ElementRef,
  afterNextRender,
  computed,
  input,
  signal,
  viewChild,
} from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Icon } from '@pijar/shared/web';

const LARGEST = 5;
const STEP = 1.5;

/** A picture on the whole screen: two fingers, buttons or keys make it larger; it is moved by scrolling. */
@Component({
  selector: 'pijar-picture-viewer',
  imports: [TranslocoPipe, Icon],
  template: `
    <dialog
      #dialog
      [attr.aria-label]="picture().alt"
      (close)="closed()()"
      (keydown)="press($event)"
    >
      <div class="bar">
        <button
          type="button"
          [disabled]="scale() === 1"
          [attr.aria-label]="'learning.picture.smaller' | transloco"
          (click)="zoom(scale() / step)"
        >
          <span aria-hidden="true">−</span>
        </button>
        <span class="pijar-numbers" role="status">{{ percent() }}</span>
        <button
          type="button"
          [disabled]="scale() === largest"
          [attr.aria-label]="'learning.picture.larger' | transloco"
          (click)="zoom(scale() * step)"
        >
          <span aria-hidden="true">+</span>
        </button>
        <button
          type="button"
          class="close"
          [attr.aria-label]="'kit.close' | transloco"
          (click)="dialog.close()"
        >
          <pijar-icon name="close" />
        </button>
      </div>
      <div
        #frame
        class="frame"
        tabindex="0"
        role="group"
        [attr.aria-label]="picture().alt"
        (touchstart)="pinch($event)"
        (touchmove)="pinch($event)"
        (touchend)="pinch($event)"
        (dblclick)="zoom(scale() > 1 ? 1 : 2.5)"
      >
        <img #image [src]="picture().src" [alt]="picture().alt" />
      </div>
    </dialog>
  `,
  styleUrl: './picture-viewer.css',
})
export class PictureViewer {
  readonly picture = input.required<{ src: string; alt: string }>();
  /** Called when it was closed; what an outlet draws has no outputs. */
  readonly closed = input.required<() => void>();
  protected readonly step = STEP;
  protected readonly largest = LARGEST;
  protected readonly scale = signal(1);
  protected readonly percent = computed(() => `${Math.round(this.scale() * 100)}%`);

  protected readonly dialogRef = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');
  protected readonly frame = viewChild.required<ElementRef<HTMLElement>>('frame');
  protected readonly image = viewChild.required<ElementRef<HTMLElement>>('image');
  /** How far apart two fingers were, and how large the picture was then. */
  #pinch: { distance: number; scale: number } | null = null;

  constructor() {
    afterNextRender(() => this.dialogRef().nativeElement.showModal());
  }

  /** Keeps the middle of what is seen in the middle. */
  protected zoom(wanted: number): void {
    const scale = Math.min(LARGEST, Math.max(1, wanted));
    const frame = this.frame().nativeElement;
    const middle = {
      x: (frame.scrollLeft + frame.clientWidth / 2) / frame.scrollWidth,
      y: (frame.scrollTop + frame.clientHeight / 2) / frame.scrollHeight,
    };
    this.scale.set(scale);
    this.image().nativeElement.style.inlineSize = `${100 * scale}%`;
    // The frame can be scrolled as far as the larger picture only once it was laid out.
    requestAnimationFrame(() => {
      frame.scrollLeft = middle.x * frame.scrollWidth - frame.clientWidth / 2;
      frame.scrollTop = middle.y * frame.scrollHeight - frame.clientHeight / 2;
    });
  }

  protected pinch(event: TouchEvent): void {
    const [a, b] = event.touches;
    if (!a || !b) {
      this.#pinch = null;
      return;
    }
    event.preventDefault();
    const distance = Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);
    this.#pinch ??= { distance, scale: this.scale() };
    this.zoom((this.#pinch.scale * distance) / this.#pinch.distance);
  }

  protected press(event: KeyboardEvent): void {
    if (event.key === '+' || event.key === '=') this.zoom(this.scale() * STEP);
    if (event.key === '-') this.zoom(this.scale() / STEP);
  }
}
