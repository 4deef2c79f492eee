import { Injectable, inject } from '@angular/core';
import { Words } from '@pijar/shared/web';

interface FieldLike {
  touched(): boolean;
  errors(): readonly { kind: string; message?: string }[];
}

/** Words for the first fault of a field that the person has been in: the contract's own, or what the server said. */
@Injectable({ providedIn: 'root' })
export class FieldWords {
  readonly #words = inject(Words);

  /** Null while the field is fine or untouched; follows the language when read in a template. */
  of(field: FieldLike): string | null {
    if (!field.touched()) return null;
    const fault = field.errors()[0];
    if (!fault) return null;
    this.#words.spoken();
    if (fault.kind === 'server') return fault.message ?? null;
    const key = this.#words.firstKnown(`fault.${codeOf(fault)}`) ?? 'fault.unexpected';
    return this.#words.say(key);
  }
}

/** The same codes as the API's: a zod issue names its kind, and a rule of ours has its name as the message. */
function codeOf(fault: { kind: string; message?: string }): string {
  const issue = (fault as { issue?: { code?: string; message: string } }).issue;
  if (!issue) return fault.kind;
  return issue.code === 'custom' ? issue.message : (issue.code ?? '').replaceAll('_', '-');
}
