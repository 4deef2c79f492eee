import { Component, Injector, computed, inject, input, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Dialog, ProblemText, Words, problemOf } from '@pijar/shared/web';
import { SecretField } from '../sign-in/secret-field';
import { askAside } from './ask-aside';
import { SessionStore, type Session } from './session-store';

/** Asks for her PIN when there is signal again and the server does not know her. */
@Component({
  selector: 'pijar-pin-prompt',
  imports: [Dialog, SecretField, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      <pijar-dialog
        [isOpen]="true"
        [heading]="t('identityPhone.ask.heading')"
        (closed)="answered.emit(false)"
      >
        <form class="pijar-stack" (submit)="send($event)">
          <p>{{ t('identityPhone.ask.text', { name: session().firstName }) }}</p>
          <pijar-secret-field
            [label]="t('identity.secret.pin')"
            [hint]="t('identity.secret.sixDigits')"
            [error]="fault()"
            kind="pin"
            [(value)]="pin"
          />
          <div class="pijar-actions">
            <button class="pijar-button pijar-button--primary" [attr.aria-disabled]="isSending()">
              {{ t('identityPhone.ask.send') }}
            </button>
            <button
              type="button"
              class="pijar-button pijar-button--quiet"
              (click)="answered.emit(false)"
            >
              {{ t('identityPhone.ask.later') }}
            </button>
          </div>
        </form>
      </pijar-dialog>
    </ng-container>
  `,
})
export class PinPrompt {
  readonly #store = inject(SessionStore);
  readonly #text = inject(ProblemText);
  readonly #words = inject(Words);
  readonly session = input.required<Session>();
  /** Whether the server knows her now. */
  readonly answered = output<boolean>();
  protected readonly pin = signal('');
  protected readonly isSending = signal(false);
  readonly #problem = signal<unknown>(null);
  protected readonly fault = computed(() => {
    this.#words.spoken();
    const problem = this.#problem();
    if (!problem) return null;
    const { kind } = problemOf(problem);
    if (kind === 'wrong-secret') return this.#words.say('identityPhone.ask.wrong');
    if (kind === 'offline') return this.#words.say('identityPhone.ask.noAnswer');
    return this.#text.of(problem);
  });

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    if (this.isSending()) return;
    this.isSending.set(true);
    this.#problem.set(null);
    const identifier = this.session().participantNumber!;
    try {
      await this.#store.signIn({ identifier, secret: this.pin() });
      this.answered.emit(true);
    } catch (error) {
      this.#problem.set(error);
      this.isSending.set(false);
    }
  }
}

/** Whether the server knows her now; false: she put it off. */
export const askForPin = (injector: Injector, session: Session): Promise<boolean> =>
  askAside(injector, PinPrompt, { session });
