import { Injectable, signal } from '@angular/core';

/** All texts are translated words. */
export interface Question {
  heading: string;
  text: string;
  /** The verb on the button: “Kembalikan”, “Hapus”. */
  confirm: string;
  isDangerous?: boolean;
  /** Label of a field for a reason that must be given. */
  reason?: string;
}

/** `isConfirmed` false when the person changed her mind; `reason` is trimmed. */
export interface Answer {
  isConfirmed: boolean;
  reason: string;
}

/** Asks before something that cannot be taken back. */
@Injectable({ providedIn: 'root' })
export class Confirmation {
  readonly #question = signal<Question | null>(null);
  #settle: ((answer: Answer) => void) | undefined;
  readonly question = this.#question.asReadonly();

  ask(question: Question): Promise<Answer> {
    this.answer({ isConfirmed: false, reason: '' });
    this.#question.set(question);
    return new Promise((resolve) => (this.#settle = resolve));
  }

  answer(answer: Answer): void {
    this.#question.set(null);
    this.#settle?.(answer);
    this.#settle = undefined;
  }
}
