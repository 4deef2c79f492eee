import { Component, Injectable, inject, linkedSignal, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Dialog } from './dialog';
import { Field, FieldInput } from './field';

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

/** Where questions appear; each shell has one. */
@Component({
  selector: 'pijar-confirmation',
  imports: [Dialog, Field, FieldInput, TranslocoPipe],
  template: `
    <pijar-dialog
      [isOpen]="asked() !== null"
      [heading]="asked()?.heading ?? ''"
      (closed)="confirmation.answer({ isConfirmed: false, reason: '' })"
    >
      @if (asked(); as question) {
        <p>{{ question.text }}</p>
        @if (question.reason; as label) {
          <pijar-field [label]="label">
            <textarea
              pijarInput
              rows="3"
              maxlength="500"
              [value]="reason()"
              (input)="reason.set($any($event.target).value)"
            ></textarea>
          </pijar-field>
        }
        <div class="pijar-actions">
          <button
            type="button"
            class="pijar-button"
            [class]="question.isDangerous ? 'pijar-button--danger' : 'pijar-button--primary'"
            [disabled]="question.reason && !reason().trim()"
            (click)="confirmation.answer({ isConfirmed: true, reason: reason().trim() })"
          >
            {{ question.confirm }}
          </button>
          <button
            type="button"
            class="pijar-button pijar-button--quiet"
            (click)="confirmation.answer({ isConfirmed: false, reason: '' })"
          >
            {{ 'kit.cancel' | transloco }}
          </button>
        </div>
      }
    </pijar-dialog>
  `,
})
export class ConfirmationOutlet {
  protected readonly confirmation = inject(Confirmation);
  protected readonly asked = this.confirmation.question;
  protected readonly reason = linkedSignal({ source: this.asked, computation: () => '' });
}
