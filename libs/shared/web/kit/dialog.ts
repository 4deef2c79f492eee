import { Component, ElementRef, effect, input, output, viewChild } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Icon } from './icon';

/**
 * A native modal dialog: the browser keeps the focus inside, closes it on Escape and gives the focus back.
 * `isOpen` is the truth; set it to false on `closed`.
 */
@Component({
  selector: 'pijar-dialog',
  imports: [Icon, TranslocoPipe],
  template: `
    <dialog #dialog aria-labelledby="pijar-dialog-heading" (close)="closed.emit()">
      @if (isOpen()) {
        <div class="head">
          <h2 id="pijar-dialog-heading">{{ heading() }}</h2>
          <button
            type="button"
            class="pijar-button pijar-button--icon"
            [attr.aria-label]="'kit.close' | transloco"
            (click)="dialog.close()"
          >
            <pijar-icon name="close" />
          </button>
        </div>
        <ng-content />
      }
    </dialog>
  `,
  styleUrl: './dialog.css',
})
export class Dialog {
  readonly isOpen = input.required<boolean>();
  readonly heading = input.required<string>();
  readonly closed = output<void>();
  protected readonly dialogRef = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');

  constructor() {
    effect(() => {
      const dialog = this.dialogRef().nativeElement;
      if (this.isOpen() && !dialog.open) dialog.showModal();
      if (!this.isOpen() && dialog.open) dialog.close();
    });
  }
}
