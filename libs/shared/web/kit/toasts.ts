import { Component, Injectable, inject, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Icon } from './icon';

export interface Toast {
  text: string;
  tone: 'good' | 'bad' | 'plain';
  action?: { label: string; run: () => void };
}

const SHOWN_MS = 7_000;

/** Short words about what just happened. One at a time; the newest wins. Faults stay until closed. */
@Injectable({ providedIn: 'root' })
export class Toasts {
  readonly #current = signal<Toast | null>(null);
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly current = this.#current.asReadonly();

  /** `text` and `action.label` are translated words. */
  show(text: string, more: Partial<Omit<Toast, 'text'>> = {}): void {
    clearTimeout(this.#timer);
    const toast: Toast = { tone: 'good', ...more, text };
    this.#current.set(toast);
    if (toast.tone !== 'bad') this.#timer = setTimeout(() => this.close(), SHOWN_MS);
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#current.set(null);
  }
}

/** Where the toasts appear; each shell has one. */
@Component({
  selector: 'pijar-toasts',
  imports: [Icon, TranslocoPipe],
  template: `
    <div role="status">
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
          <button
            type="button"
            [attr.aria-label]="'kit.close' | transloco"
            (click)="toasts.close()"
          >
            <pijar-icon name="close" [size]="20" />
          </button>
        </div>
      }
    </div>
  `,
  styleUrl: './toasts.css',
})
export class ToastOutlet {
  protected readonly toasts = inject(Toasts);
}
