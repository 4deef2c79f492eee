import { Component, DestroyRef, inject, input, output } from '@angular/core';
import { Icon } from '@pijar/shared/web';

const PAUSE_MS = 300;

/** A search that speaks when the typing pauses. */
@Component({
  selector: 'pijar-search-field',
  imports: [Icon],
  template: `
    <pijar-icon name="search" [size]="20" />
    <input
      type="search"
      class="pijar-input"
      maxlength="120"
      [attr.aria-label]="label()"
      [placeholder]="label()"
      [value]="value()"
      (input)="later($any($event.target).value)"
      (keydown.enter)="now($any($event.target).value)"
    />
  `,
  styles: `
    :host {
      position: relative;
      display: block;
      min-width: min(100%, 18rem);
    }
    pijar-icon {
      position: absolute;
      top: 50%;
      left: 0.9rem;
      transform: translateY(-50%);
      color: var(--ink-soft);
      pointer-events: none;
    }
    input {
      padding-inline-start: 2.75rem;
    }
  `,
})
export class SearchField {
  readonly label = input.required<string>();
  readonly value = input('');
  readonly searched = output<string>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    inject(DestroyRef).onDestroy(() => clearTimeout(this.#timer));
  }

  protected later(text: string): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.searched.emit(text.trim()), PAUSE_MS);
  }

  protected now(text: string): void {
    clearTimeout(this.#timer);
    this.searched.emit(text.trim());
  }
}
