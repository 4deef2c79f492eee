import { Injectable, inject } from '@angular/core';
import { Words } from '../language/words';
import { problemOf } from './problem-error';

/**
 * Words for what went wrong. A context may answer for its own kinds in its translation files
 * (`<context>.problem.<kind>`), the base knows the common ones; an unknown kind gets a calm general sentence.
 */
@Injectable({ providedIn: 'root' })
export class ProblemText {
  readonly #words = inject(Words);

  /** Follows the language when read inside a computed or a template. */
  of(error: unknown): string {
    this.#words.spoken();
    const { key, problem } = problemOf(error);
    const seconds = problem.retryAfter ?? 60;
    const params = { seconds, minutes: Math.max(1, Math.ceil(seconds / 60)) };
    return this.#words.say(this.#words.firstKnown(key) ?? 'problem.unexpected', params);
  }

  /** Words for the fault of one field of a 422 (`/body/<field>`), or null when the field is fine. */
  ofField(error: unknown, field: string): string | null {
    if (!error) return null;
    this.#words.spoken();
    const fault = problemOf(error).faultOf(field);
    if (!fault) return null;
    return this.#words.say(this.#words.firstKnown(`fault.${fault.code}`) ?? 'fault.unexpected');
  }
}
