import {
  Component,
  ElementRef,
  computed,
  effect,
  inject,
  input,
  signal,
  viewChild,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { SignIn } from '@pijar/identity/contracts';
import { Field, FieldInput, ProblemText, problemOf, type ProblemError } from '@pijar/shared/web';
import { SessionStore } from '../session/session-store';
import { SecretField } from './secret-field';
import { secretKindOf } from './secret-kind';

/** One field for whoever she is, one for the PIN or the password; a third only for a phone that several people share. */
@Component({
  selector: 'pijar-sign-in-page',
  imports: [Field, FieldInput, SecretField, RouterLink, TranslocoDirective],
  templateUrl: './sign-in-page.html',
  styleUrl: './sign-in-page.css',
})
export class SignInPage {
  readonly #store = inject(SessionStore);
  readonly #text = inject(ProblemText);

  /** From the address: where she was going, and that her session had ended. */
  readonly lanjut = input<string>();
  readonly lagi = input<string>();

  protected readonly identifier = signal('');
  protected readonly secret = signal('');
  protected readonly participantNumber = signal('');
  protected readonly isShared = signal(false);
  protected readonly isSending = signal(false);
  protected readonly problem = signal<ProblemError | null>(null);

  protected readonly kind = computed(() => secretKindOf(this.identifier()));
  protected readonly isWrong = computed(() => this.problem()?.kind === 'wrong-secret');
  protected readonly fault = computed(() => {
    const problem = this.problem();
    return problem && this.#text.of(problem);
  });

  protected readonly numberInput = viewChild<ElementRef<HTMLInputElement>>('number');

  constructor() {
    effect(() => this.numberInput()?.nativeElement.focus());
  }

  protected rename(identifier: string): void {
    this.identifier.set(identifier);
    this.isShared.set(false);
    this.problem.set(null);
  }

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    if (this.isSending()) return;
    this.isSending.set(true);
    this.problem.set(null);
    try {
      await this.#store.signIn(this.#input());
      await this.#store.goOn(this.lanjut());
    } catch (error) {
      const problem = problemOf(error);
      if (problem.kind === 'which-person') this.isShared.set(true);
      this.problem.set(problem);
    } finally {
      this.isSending.set(false);
    }
  }

  #input(): SignIn {
    const participantNumber = this.isShared() ? this.participantNumber().trim() : '';
    return {
      identifier: this.identifier().trim(),
      secret: this.secret(),
      ...(participantNumber && { participantNumber }),
    };
  }
}
