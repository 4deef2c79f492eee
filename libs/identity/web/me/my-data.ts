import { Component, inject, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { askErasure, downloadMyData, withdrawErasure } from '@pijar/identity/contracts';
import {
  ApiClient,
  Confirmation,
  PersonDatePipe,
  Icon,
  ProblemText,
  Toasts,
  Words,
} from '@pijar/shared/web';
import { firstValueFrom, type Observable } from 'rxjs';
import { SessionStore } from '../session/session-store';

/** Take my data with me, or ask to be erased. */
@Component({
  selector: 'pijar-my-data',
  imports: [PersonDatePipe, Icon, TranslocoDirective],
  template: `
    <div class="pijar-stack" *transloco="let t">
      <p class="pijar-soft pijar-small">{{ t('identityAccount.data.text') }}</p>
      <a class="pijar-button" [href]="download" download>
        <pijar-icon name="download" [size]="20" /> {{ t('identityAccount.data.download') }}
      </a>
      @if (store.session()?.erasureRequestedAt; as at) {
        <p class="asked">
          {{ t('identityAccount.erasure.asked') }} {{ at | pijarDate: 'long' }}.
          {{ t('identityAccount.erasure.waiting') }}
        </p>
        <button
          type="button"
          class="pijar-button"
          [attr.aria-disabled]="isSending()"
          (click)="withdraw()"
        >
          {{ t('identityAccount.erasure.withdraw') }}
        </button>
      } @else {
        <button
          type="button"
          class="pijar-button pijar-button--quiet"
          [attr.aria-disabled]="isSending()"
          (click)="ask()"
        >
          {{ t('identityAccount.erasure.ask') }}
        </button>
      }
    </div>
  `,
  styles: `
    .pijar-stack {
      justify-items: start;
    }
    .pijar-button--quiet {
      margin-inline-start: calc(-1 * var(--space-4));
    }
    .asked {
      padding: var(--space-3) var(--space-4);
      border-radius: var(--radius-s);
      background: var(--warn-soft);
      color: var(--warn);
      font-size: var(--text-sm);
      font-weight: 600;
    }
  `,
})
export class MyData {
  readonly #api = inject(ApiClient);
  readonly #confirmation = inject(Confirmation);
  readonly #words = inject(Words);
  readonly #text = inject(ProblemText);
  readonly #toasts = inject(Toasts);
  protected readonly store = inject(SessionStore);
  protected readonly download = downloadMyData.path;
  protected readonly isSending = signal(false);

  protected async ask(): Promise<void> {
    const { isConfirmed } = await this.#confirmation.ask({
      heading: this.#words.say('identityAccount.erasure.ask'),
      text: this.#words.say('identityAccount.erasure.what'),
      confirm: this.#words.say('identityAccount.erasure.confirm'),
      isDangerous: true,
    });
    if (isConfirmed) await this.#send(this.#api.call(askErasure));
  }

  protected withdraw(): Promise<void> {
    return this.#send(this.#api.call(withdrawErasure));
  }

  async #send(call: Observable<unknown>): Promise<void> {
    if (this.isSending()) return;
    this.isSending.set(true);
    try {
      await firstValueFrom(call, { defaultValue: null });
      await this.store.reload();
    } catch (error) {
      this.#toasts.show(this.#text.of(error), { tone: 'bad' });
    } finally {
      this.isSending.set(false);
    }
  }
}
