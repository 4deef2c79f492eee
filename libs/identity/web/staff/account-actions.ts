import { Component, computed, inject, input, output, signal } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { TranslocoDirective } from '@jsverse/transloco';
import {
  disablePerson,
  enablePerson,
  issueCode,
  type AccountState,
  type IssuedCode,
} from '@pijar/identity/contracts';
import { ApiClient, ProblemText } from '@pijar/shared/web';
import type { Observable } from 'rxjs';

/** A code to activate or to set a new PIN, for a lost phone at once; stopping an account and letting it in again. */
@Component({
  selector: 'pijar-account-actions',
  imports: [MatButtonModule, TranslocoDirective],
  template: `
    <div class="pijar-stack" *transloco="let t">
      @if (state() === 'disabled') {
        <p>{{ t('identityStaff.account.disabledText') }}</p>
        <div class="actions">
          <button matButton="outlined" type="button" [disabled]="isSending()" (click)="enable()">
            {{ t('identityStaff.account.enable') }}
          </button>
        </div>
      } @else {
        <label class="choice">
          <input
            type="checkbox"
            [checked]="isLost()"
            (change)="isLost.set($any($event.target).checked)"
          />
          <span>
            {{ t('identityStaff.account.lost') }}
            <small>{{ t('identityStaff.account.lostText') }}</small>
          </span>
        </label>
        <div class="actions">
          <button matButton="outlined" type="button" [disabled]="isSending()" (click)="issue()">
            {{ t('identityStaff.account.' + (state() === 'active' ? 'reset' : 'code')) }}
          </button>
          <button matButton type="button" [disabled]="isSending()" (click)="disable()">
            {{ t('identityStaff.account.disable') }}
          </button>
        </div>
      }
      <p class="fault" role="alert">{{ fault() }}</p>
    </div>
  `,
  styleUrl: './form.css',
})
export class AccountActions {
  readonly #api = inject(ApiClient);
  readonly #text = inject(ProblemText);
  readonly personId = input.required<string>();
  readonly state = input.required<AccountState>();
  /** A code was made: show it, it is told this once. */
  readonly issued = output<IssuedCode>();
  /** The account was stopped or let in again. */
  readonly changed = output<void>();

  protected readonly isLost = signal(false);
  protected readonly isSending = signal(false);
  readonly #problem = signal<unknown>(null);
  protected readonly fault = computed(() => this.#problem() && this.#text.of(this.#problem()));

  protected issue(): void {
    const body = { isOldSecretStopped: this.isLost() };
    const call = this.#api.call(issueCode, { params: { personId: this.personId() }, body });
    this.#send(call, (issued) => this.issued.emit(issued));
  }

  protected disable(): void {
    const call = this.#api.call(disablePerson, { params: { personId: this.personId() } });
    this.#send(call, () => this.changed.emit());
  }

  protected enable(): void {
    const call = this.#api.call(enablePerson, { params: { personId: this.personId() } });
    this.#send(call, () => this.changed.emit());
  }

  #send<T>(call: Observable<T>, done: (answer: T) => void): void {
    this.isSending.set(true);
    this.#problem.set(null);
    call.subscribe({
      next: (answer) => {
        this.isSending.set(false);
        done(answer);
      },
      error: (error) => {
        this.isSending.set(false);
        this.#problem.set(error);
      },
    });
  }
}
