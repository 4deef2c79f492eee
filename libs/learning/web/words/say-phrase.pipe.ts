import { Pipe, PipeTransform, inject } from '@angular/core';
import { Words } from '@pijar/shared/web';
import type { Phrase } from './missing-words';

/** `phrase | sayPhrase`. Impure, like the product's other word pipes: it follows the language. */
@Pipe({ name: 'sayPhrase', pure: false })
export class SayPhrasePipe implements PipeTransform {
  readonly #words = inject(Words);

  transform(phrase: Phrase): string {
    this.#words.spoken();
    return this.#words.say(phrase.key, phrase.params);
  }
}
