import { Component, ViewContainerRef, inject } from '@angular/core';
import { SHELL_BELL } from './place';

/** Where the bell hangs; empty until it is loaded, and where nobody gives one. */
@Component({
  selector: 'pijar-shell-bell',
  template: '',
  styles: ':host { display: contents; }',
})
export class ShellBell {
  readonly #place = inject(ViewContainerRef);
  readonly #load = inject(SHELL_BELL, { optional: true });

  constructor() {
    void this.#hang();
  }

  async #hang(): Promise<void> {
    try {
      const bell = await this.#load?.();
      if (bell) this.#place.createComponent(bell);
    } catch {
      // No signal while it was being fetched, or the shell is gone by now: the page works without it.
    }
  }
}
