import { Injectable, inject, signal } from '@angular/core';
import { NavigationError, Router } from '@angular/router';
import { Toasts, Words } from '@pijar/shared/web';

/**
 * A page whose code cannot be fetched: no signal and not kept on the phone yet, or gone after an update.
 * On a first visit there is nothing else to show; later the page one is on stays, with a word about it.
 */
@Injectable({ providedIn: 'root' })
export class NavigationTrouble {
  readonly #router = inject(Router);
  readonly #toasts = inject(Toasts);
  readonly #words = inject(Words);
  readonly #lostAddress = signal<string | null>(null);
  readonly lostAddress = this.#lostAddress.asReadonly();

  meet(error: NavigationError): void {
    if (!this.#router.navigated) {
      this.#lostAddress.set(error.url);
      return;
    }
    this.#toasts.show(this.#words.say('shell.lost.text'), {
      tone: 'bad',
      action: { label: this.#words.say('kit.error.retry'), run: () => location.assign(error.url) },
    });
  }
}
