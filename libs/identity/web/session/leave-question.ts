import { Component, effect, inject, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Connection, Dialog, Icon, PhoneOutbox } from '@pijar/shared/web';
import { OnThisPhone } from './on-this-phone';

/** `sent`: everything has gone meanwhile. */
export type LeaveAnswer = 'stay' | 'sent' | 'lock' | 'delete';

/** She wants to go while work of hers is not sent: send it first, keep it locked, or delete it. */
@Component({
  selector: 'pijar-leave-question',
  imports: [Dialog, Icon, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      <pijar-dialog
        [isOpen]="true"
        [heading]="t('identityPhone.leave.heading', { count: connection.unsent() })"
        (closed)="answered.emit('stay')"
      >
        <div class="pijar-stack">
          <p>{{ t('identityPhone.leave.text') }}</p>
          <button
            type="button"
            class="pijar-button pijar-button--primary pijar-button--wide"
            [disabled]="!connection.isOnline() || isSending()"
            (click)="send()"
          >
            <pijar-icon name="send" [size]="20" />
            {{
              isSending()
                ? t('identityPhone.leave.sending', { count: connection.unsent() })
                : t('identityPhone.leave.send')
            }}
          </button>
          <p class="hint" role="status">
            @if (!connection.isOnline()) {
              {{ t('identityPhone.leave.sendNeedsSignal') }}
            } @else if (hasTried() && !isSending()) {
              {{ t('identityPhone.leave.left', { count: connection.unsent() }) }}
            }
          </p>
          <button
            type="button"
            class="pijar-button pijar-button--wide"
            (click)="answered.emit('lock')"
          >
            <pijar-icon name="lock" [size]="20" /> {{ t('identityPhone.leave.lock') }}
          </button>
          @if (connection.onlyOnPage(); as count) {
            <p class="hint lost" role="alert">
              {{ t('identityPhone.leave.lockLoses', { count }) }}
            </p>
          } @else {
            <p class="hint">{{ t('identityPhone.leave.lockHint') }}</p>
          }
          <button
            type="button"
            class="pijar-button pijar-button--quiet delete"
            (click)="answered.emit('delete')"
          >
            <pijar-icon name="trash" [size]="20" /> {{ t('identityPhone.leave.delete') }}
          </button>
          <button
            type="button"
            class="pijar-button pijar-button--quiet"
            (click)="answered.emit('stay')"
          >
            {{ t('identityPhone.leave.stay') }}
          </button>
        </div>
      </pijar-dialog>
    </ng-container>
  `,
  styles: `
    .hint {
      margin: calc(-1 * var(--space-2)) 0 0;
      font-size: var(--text-sm);
      color: var(--ink-soft);
    }
    .hint:empty {
      display: none;
    }
    .lost,
    .delete {
      color: var(--bad);
    }
  `,
})
export class LeaveQuestion {
  protected readonly connection = inject(Connection);
  readonly #outbox = inject(PhoneOutbox);
  readonly #phone = inject(OnThisPhone);
  protected readonly isSending = signal(false);
  /** Everything was tried once, and something is left. */
  protected readonly hasTried = signal(false);
  readonly answered = output<LeaveAnswer>();

  constructor() {
    effect(() => {
      const isAsked = this.isSending() || this.hasTried();
      if (isAsked && this.connection.unsent() === 0) this.answered.emit('sent');
    });
  }

  /** Sends all that can be sent; the server has to know her first. */
  protected async send(): Promise<void> {
    this.isSending.set(true);
    await this.#phone.askForPin(true);
    await this.#outbox.sendNow();
    this.hasTried.set(true);
    this.isSending.set(false);
  }
}
