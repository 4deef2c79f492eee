import { Injectable, inject, signal } from '@angular/core';
import { TranslocoService, Translation } from '@jsverse/transloco';
import { firstValueFrom, merge } from 'rxjs';
import { LANGUAGES, Language } from './language';

/** Where the words of a context come from: one dynamic import per language, so that each is a chunk of its own. */
export type WordLoaders = Record<Language, () => Promise<Translation>>;

/** The words of the contexts seen so far. Changes language for all of them at once. */
@Injectable({ providedIn: 'root' })
export class Words {
  readonly #transloco = inject(TranslocoService);
  readonly #scopes = new Map<string, WordLoaders>();
  readonly #spoken = signal('');

  /** Changes when the language or the known words change; read it in a computed that calls `say`. */
  readonly spoken = this.#spoken.asReadonly();

  constructor() {
    // As long as the application lives. By hand: toSignal would come into everybody's first download.
    let count = 0;
    merge(this.#transloco.langChanges$, this.#transloco.events$).subscribe(() =>
      this.#spoken.set(`${this.#transloco.getActiveLang()}/${count++}`),
    );
  }

  /** Loads a context's words in the language in use. */
  async learn(scope: string, loaders: WordLoaders): Promise<void> {
    this.#scopes.set(scope, loaders);
    await this.#load(scope, this.#transloco.getActiveLang() as Language);
  }

  /** Switches to a language when all words that are on the screen are there, so that nothing flickers. */
  async switchTo(language: Language): Promise<void> {
    await firstValueFrom(this.#transloco.load(language));
    await Promise.all([...this.#scopes.keys()].map((scope) => this.#load(scope, language)));
    this.#transloco.setActiveLang(language);
  }

  say(key: string, params?: Record<string, unknown>): string {
    return this.#transloco.translate(key, params);
  }

  /** The first of the keys that has a translation, or null. Contexts may answer for a key of the base. */
  firstKnown(key: string): string | null {
    const words = this.#transloco.getTranslation(this.#transloco.getActiveLang());
    const keys = [...this.#scopes.keys()].map((scope) => `${scope}.${key}`);
    return [...keys, key].find((candidate) => words[candidate]) ?? null;
  }

  async #load(scope: string, language: Language): Promise<void> {
    const loaders = this.#scopes.get(scope)!;
    const inlineLoader = Object.fromEntries(
      LANGUAGES.map((each) => [`${scope}/${each}`, loaders[each]]),
    );
    await firstValueFrom(this.#transloco.load(`${scope}/${language}`, { inlineLoader }));
  }
}
