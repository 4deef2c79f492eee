import { Injectable, computed, inject, signal } from '@angular/core';
import { ApiClient } from '@pijar/shared/web';
import {
  OwnPhrase,
  PhraseField,
  ReadyPhrases,
  forgetPhrase,
  keepPhrase,
} from '@pijar/submissions/contracts';
import { firstValueFrom } from 'rxjs';
import { newId } from '../../new-id';

/** A sentence that can be put in; `id` only where it is the reviewer's own. */
export interface Phrase {
  text: string;
  id: string | null;
}

/** The sentences of one review: the reviewer's own before those that came with the assignment and its programme. */
@Injectable()
export class OwnPhrases {
  readonly #api = inject(ApiClient);
  readonly #ready = signal<Pick<ReadyPhrases, PhraseField>>({ good: [], change: [] });
  readonly #own = signal<readonly OwnPhrase[]>([]);

  readonly good = computed(() => this.#phrasesFor('good'));
  readonly change = computed(() => this.#phrasesFor('change'));

  hear({ own, ...ready }: ReadyPhrases): void {
    this.#ready.set(ready);
    this.#own.set(own);
  }

  /**
   * Keeps a new sentence, or a changed one.
   * @throws ProblemError `too-many-phrases`
   */
  async keep(field: PhraseField, text: string, id: string | null): Promise<void> {
    const params = { phraseId: id ?? newId() };
    const kept = await firstValueFrom(
      this.#api.call(keepPhrase, { params, body: { field, text: text.trim() } }),
    );
    this.#own.update((own) =>
      own.some((phrase) => phrase.id === kept.id)
        ? own.map((phrase) => (phrase.id === kept.id ? kept : phrase))
        : [...own, kept],
    );
  }

  /** @throws ProblemError */
  async forget(id: string): Promise<void> {
    await firstValueFrom(this.#api.call(forgetPhrase, { params: { phraseId: id } }));
    this.#own.update((own) => own.filter((phrase) => phrase.id !== id));
  }

  #phrasesFor(field: PhraseField): Phrase[] {
    const own = this.#own().filter((phrase) => phrase.field === field);
    const ready = this.#ready()[field].filter((text) => !own.some((mine) => mine.text === text));
    return [
      ...own.map(({ id, text }) => ({ id, text })),
      ...ready.map((text) => ({ id: null, text })),
    ];
  }
}
