import {
  Component,
  ElementRef,
  computed,
  effect,
  input,
  linkedSignal,
  output,
  viewChild,
} from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon } from '@pijar/shared/web';
import { Pose, dragged, poseText, restPose, turned, zoomed } from './pose';

/** One photo over the whole screen: zoom, rotate, drag, and on to the next. A native dialog keeps the focus inside. */
@Component({
  selector: 'pijar-lightbox',
  imports: [TranslocoDirective, Icon],
  templateUrl: './lightbox.html',
  styleUrl: './lightbox.css',
})
export class Lightbox {
  /** Addresses of the photos. */
  readonly photos = input.required<readonly string[]>();
  /** Which of them is open; null: closed. */
  readonly openAt = input.required<number | null>();
  readonly closed = output<void>();

  private readonly dialog = viewChild<ElementRef<HTMLDialogElement>>('dialog');
  protected readonly at = linkedSignal(() => this.openAt() ?? 0);
  protected readonly photo = computed(() => this.photos()[this.at()]);
  /** Each photo begins upright and whole. */
  protected readonly pose = linkedSignal<number, Pose>({
    source: this.at,
    computation: () => restPose,
  });
  protected readonly transform = computed(() => poseText(this.pose()));
  #grip: { x: number; y: number } | null = null;

  constructor() {
    effect(() => {
      const dialog = this.dialog()?.nativeElement;
      if (this.openAt() !== null && !dialog?.open) dialog?.showModal();
      if (this.openAt() === null && dialog?.open) dialog.close();
    });
  }

  protected go(steps: number): void {
    const count = this.photos().length;
    this.at.update((at) => (at + steps + count) % count);
  }

  protected zoom(factor: number): void {
    this.pose.update((pose) => zoomed(pose, factor));
  }

  protected turn(): void {
    this.pose.update(turned);
  }

  protected toggleZoom(): void {
    this.pose.update((pose) => (pose.scale > 1 ? restPose : zoomed(pose, 2.5)));
  }

  protected onWheel(event: WheelEvent): void {
    event.preventDefault();
    this.zoom(event.deltaY < 0 ? 1.2 : 1 / 1.2);
  }

  protected grip(event: PointerEvent): void {
    if (this.pose().scale <= 1) return;
    this.#grip = { x: event.clientX, y: event.clientY };
    (event.target as Element).setPointerCapture(event.pointerId);
  }

  protected drag(event: PointerEvent): void {
    const grip = this.#grip;
    if (!grip) return;
    const [x, y] = [event.clientX - grip.x, event.clientY - grip.y];
    this.#grip = { x: event.clientX, y: event.clientY };
    this.pose.update((pose) => dragged(pose, x, y));
  }

  protected letGo(): void {
    this.#grip = null;
  }

  protected onKey(event: KeyboardEvent): void {
    const deeds: Record<string, () => void> = {
      ArrowRight: () => this.go(1),
      ArrowLeft: () => this.go(-1),
      '+': () => this.zoom(1.4),
      '=': () => this.zoom(1.4),
      '-': () => this.zoom(1 / 1.4),
      r: () => this.turn(),
    };
    const deed = deeds[event.key];
    if (!deed) return;
    event.preventDefault();
    deed();
  }
}
