import { Component, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Icon } from './icon';
import { Toasts } from './toasts';

/** Shows the newest toast. */
@Component({
  selector: 'pijar-toasts',
  imports: [Icon, TranslocoPipe],
  template: `
    @if (toasts.current(); as toast) {
      <div class="toast" [class.bad]="toast.tone === 'bad'">
        <pijar-icon
          [name]="toast.tone === 'bad' ? 'alert' : toast.tone === 'good' ? 'check' : 'info'"
          [size]="20"
        />
        <span>{{ toast.text }}</span>
        @if (toast.action; as action) {
          <button type="button" (click)="action.run(); toasts.close()">{{ action.label }}</button>
        }
        <button type="button" [attr.aria-label]="'kit.close' | transloco" (click)="toasts.close()">
          <pijar-icon name="close" [size]="20" />
        </button>
      </div>
    }
  `,
  styleUrl: './toast-outlet.css',
})
export class ToastOutlet {
  protected readonly toasts = inject(Toasts);
}
