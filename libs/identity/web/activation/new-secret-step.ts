import { Component, computed, inject, input, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { type CodeOwner } from '@pijar/identity/contracts';
import { Icon, Words } from '@pijar/shared/web';
import { SecretField } from '../sign-in/secret-field';
import { newSecretFault } from '../sign-in/new-secret-fault';

/** A PIN (or a password for staff), twice. */
@Component({
  selector: 'pijar-new-secret-step',
  imports: [Icon, SecretField, TranslocoDirective],
  template: `
    <form class="pijar-stack" *transloco="let t" (submit)="choose($event)">
      <h1>{{ t('identityAccount.newSecret.title.' + kind()) }}</h1>
      <p>{{ t('identityAccount.newSecret.text.' + kind(), { name: owner().firstName }) }}</p>
      <pijar-secret-field
        [label]="t('identityAccount.newSecret.first.' + kind())"
        [hint]="t('identityAccount.newSecret.hint.' + kind())"
        [kind]="kind()"
        [isNew]="true"
        [error]="weakness()"
        [(value)]="first"
      />
      <pijar-secret-field
        [label]="t('identityAccount.newSecret.second.' + kind())"
        [kind]="kind()"
        [isNew]="true"
        [error]="difference()"
        [(value)]="second"
      />
      <p class="forgot">
        <pijar-icon name="info" [size]="20" />
        <span>{{ t('identityAccount.newSecret.forgot.' + kind()) }}</span>
      </p>
      <div class="pijar-actions">
        <button class="pijar-button pijar-button--primary" [attr.aria-disabled]="isSending()">
          {{
            t(isSending() ? 'identityAccount.newSecret.saving' : 'identityAccount.newSecret.save')
          }}
        </button>
        <button type="button" class="pijar-button pijar-button--quiet" (click)="left.emit()">
          {{ t('identityAccount.activation.back') }}
        </button>
      </div>
    </form>
  `,
  styles: `
    .forgot {
      display: flex;
      gap: var(--space-2);
      font-size: var(--text-sm);
      color: var(--ink-soft);
    }
    .forgot pijar-icon {
      flex: none;
    }
    .pijar-actions {
      margin: 0;
    }
  `,
})
export class NewSecretStep {
  readonly #words = inject(Words);
  readonly owner = input.required<CodeOwner>();
  readonly isSending = input.required<boolean>();
  /** What the server said against it. */
  readonly fault = input<string | null>();
  readonly chosen = output<string>();
  readonly left = output<void>();

  protected readonly kind = computed(() => this.owner().secretKind);
  protected readonly first = signal('');
  protected readonly second = signal('');
  readonly #isTried = signal(false);

  readonly #code = computed(() => newSecretFault(this.kind(), this.first()));
  protected readonly weakness = computed(() => {
    this.#words.spoken();
    if (!this.#isTried()) return null;
    const code = this.#code();
    return code ? this.#words.say(`identityAccount.fault.${code}`) : this.fault();
  });
  protected readonly difference = computed(() => {
    this.#words.spoken();
    const isDifferent = this.#isTried() && !this.#code() && this.first() !== this.second();
    return isDifferent ? this.#words.say('identityAccount.newSecret.different') : null;
  });

  protected choose(event: Event): void {
    event.preventDefault();
    this.#isTried.set(true);
    if (!this.#code() && this.first() === this.second()) this.chosen.emit(this.first());
  }
}
