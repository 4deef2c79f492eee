import { Injectable, signal } from '@angular/core';

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
