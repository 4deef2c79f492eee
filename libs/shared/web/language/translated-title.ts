import { Injectable, computed, effect, inject, signal } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { RouterStateSnapshot, TitleStrategy } from '@angular/router';
import { Words } from './words';

/** A route's `title` is a translation key; the tab follows the language. */
@Injectable({ providedIn: 'root' })
export class TranslatedTitle extends TitleStrategy {
  readonly #title = inject(Title);
  readonly #words = inject(Words);
  readonly #key = signal<string | undefined>(undefined);
  readonly text = computed(() => {
    this.#words.spoken();
    const key = this.#key();
    return key ? `${this.#words.say(key)} · Pijar` : 'Pijar';
  });

  constructor() {
    super();
    effect(() => this.#title.setTitle(this.text()));
  }

  override updateTitle(snapshot: RouterStateSnapshot): void {
    this.#key.set(this.buildTitle(snapshot));
  }
}
