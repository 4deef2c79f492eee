import { Injectable, signal } from '@angular/core';

export const textSizes = ['normal', 'large', 'huge'] as const;
export type TextSize = (typeof textSizes)[number];
const NAME = 'pijar.textSize';

/** How large lessons are written on this phone. */
@Injectable({ providedIn: 'root' })
export class TextSizeSetting {
  readonly #size = signal<TextSize>(read());
  readonly size = this.#size.asReadonly();

  use(size: TextSize): void {
    this.#size.set(size);
    try {
      localStorage.setItem(NAME, size);
    } catch {
      // No storage: it holds for this page.
    }
  }
}

function read(): TextSize {
  try {
    const kept = localStorage.getItem(NAME);
    return textSizes.find((size) => size === kept) ?? 'normal';
  } catch {
    return 'normal';
  }
}
