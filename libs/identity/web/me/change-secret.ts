import { Component, computed, inject, input, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { changeSecret } from '@pijar/identity/contracts';
import { ApiClient, ProblemText, Toasts, Words, problemOf } from '@pijar/shared/web';
import { SessionStore } from '../session/session-store';
import { newSecretFault } from '../sign-in/new-secret-fault';
import { SecretField } from '../sign-in/secret-field';

/** A new PIN or password, with the old one. Other phones are signed out. */
@Component({
  selector: 'pijar-change-secret',
  imports: [SecretField, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      @if (isOpen()) {
        <form class="pijar-stack" (submit)="save($event)">
          <pijar-secret-field
            [label]="t('identityAccount.me.secret.old')"
            [kind]="kind()"
            [error]="oldFault()"
            [(value)]="current"
          />
          <pijar-secret-field
            [label]="t('identityAccount.newSecret.first.' + kind())"
            [hint]="t('identityAccount.newSecret.hint.' + kind())"
            [kind]="kind()"
            [isNew]="true"
            [error]="newFault()"
            [(value)]="next"
          />
          <div class="pijar-actions">
            <button class="pijar-button pijar-button--deep" [attr.aria-disabled]="isSending()">
              {{ t('identityAccount.newSecret.save') }}
            </button>
            <button type="button" class="pijar-button pijar-button--quiet" (click)="close()">
              {{ t('kit.cancel') }}
            </button>
          </div>
        </form>
      } @else {
        <p class="pijar-soft pijar-small">{{ t('identityAccount.me.secret.text') }}</p>
        <button type="button" class="pijar-button" (click)="isOpen.set(true)">
          {{ t('identityAccount.me.secret.change.' + kind()) }}
        </button>
      }
    </ng-container>
  `,
  styles: `
    .pijar-actions {
      margin: 0;
    }
  `,
})
export class ChangeSecret {
  readonly #api = inject(ApiClient);
  readonly #store = inject(SessionStore);
  readonly #text = inject(ProblemText);
  readonly #words = inject(Words);
  readonly #toasts = inject(Toasts);
  readonly kind = input.required<'pin' | 'password'>();

  protected readonly isOpen = signal(false);
  protected readonly current = signal('');
  protected readonly next = signal('');
  protected readonly isSending = signal(false);
  readonly #problem = signal<unknown>(null);
  readonly #isTried = signal(false);

  protected readonly oldFault = computed(() => {
    const problem = this.#problem();
    return problem && !this.#text.ofField(problem, 'next') ? this.#text.of(problem) : null;
  });
  protected readonly newFault = computed(() => {
    this.#words.spoken();
    const code = this.#isTried() ? newSecretFault(this.kind(), this.next()) : null;
    if (code) return this.#words.say(`identityAccount.fault.${code}`);
    return this.#text.ofField(this.#problem(), 'next');
  });

  protected save(event: Event): void {
    event.preventDefault();
    this.#isTried.set(true);
    if (this.isSending() || newSecretFault(this.kind(), this.next())) return;
    this.isSending.set(true);
    this.#problem.set(null);
    const body = { current: this.current(), next: this.next() };
    this.#api.call(changeSecret, { body }, { isSigningIn: true }).subscribe({
      next: () => {
        // What this phone keeps opens with the new one from now on.
        if (this.kind() === 'pin') void this.#store.enter(body.next);
        this.close();
        this.#toasts.show(this.#words.say('identityAccount.me.secret.changed'));
      },
      error: (error) => {
        this.isSending.set(false);
        this.#problem.set(problemOf(error));
      },
    });
  }

  protected close(): void {
    this.isOpen.set(false);
    this.isSending.set(false);
    this.#isTried.set(false);
    this.#problem.set(null);
    this.current.set('');
    this.next.set('');
  }
}
