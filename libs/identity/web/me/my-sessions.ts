import { Component, inject, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { endOtherSessions, endSession, listMySessions } from '@pijar/identity/contracts';
import {
  AgoPipe,
  ApiClient,
  ErrorState,
  Icon,
  Pill,
  ProblemText,
  Skeleton,
  Toasts,
  resourceOf,
} from '@pijar/shared/web';
import type { Observable } from 'rxjs';

/** Where she is signed in, and the way to end what is not hers any more. */
@Component({
  selector: 'pijar-my-sessions',
  imports: [AgoPipe, ErrorState, Icon, Pill, Skeleton, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      @if (list.hasValue()) {
        <ul class="pijar-list">
          @for (one of list.value().items; track one.sessionId) {
            <li>
              <pijar-icon name="phone" />
              <span>
                <b>{{ one.device ?? t('identityAccount.sessions.unknown') }}</b>
                <small>{{ t('identityAccount.sessions.seen') }} {{ one.seenAt | pijarAgo }}</small>
              </span>
              @if (one.isCurrent) {
                <pijar-pill tone="good" icon="check">{{
                  t('identityAccount.sessions.here')
                }}</pijar-pill>
              } @else {
                <button
                  type="button"
                  class="pijar-button pijar-button--quiet"
                  [disabled]="isSending()"
                  (click)="end(one.sessionId)"
                >
                  {{ t('identityAccount.sessions.end') }}
                </button>
              }
            </li>
          }
        </ul>
        @if (list.value().items.length > 2) {
          <button type="button" class="pijar-button" [disabled]="isSending()" (click)="endOthers()">
            {{ t('identityAccount.sessions.endOthers') }}
          </button>
        }
      } @else if (list.error()) {
        <pijar-error-state [error]="list.error()" (retry)="list.reload()" />
      } @else {
        <pijar-skeleton [lines]="2" />
      }
    </ng-container>
  `,
  styles: `
    li {
      display: flex;
      align-items: center;
      gap: var(--space-3);
      min-height: 3.5rem;
      border-top: 1px solid var(--line);
    }
    li:first-child {
      border: 0;
    }
    span {
      flex: 1;
      min-width: 0;
    }
    b,
    small {
      display: block;
      line-height: 1.35;
    }
    small {
      font-size: var(--text-xs);
      color: var(--ink-soft);
    }
    pijar-icon {
      color: var(--ink-soft);
    }
    pijar-pill pijar-icon {
      color: inherit;
    }
  `,
})
export class MySessions {
  readonly #api = inject(ApiClient);
  readonly #text = inject(ProblemText);
  readonly #toasts = inject(Toasts);
  protected readonly list = resourceOf(listMySessions, () => ({}));
  protected readonly isSending = signal(false);

  protected end(sessionId: string): void {
    this.#send(this.#api.call(endSession, { params: { sessionId } }));
  }

  protected endOthers(): void {
    this.#send(this.#api.call(endOtherSessions));
  }

  #send(call: Observable<void>): void {
    this.isSending.set(true);
    call.subscribe({
      next: () => this.#settle(),
      error: (error) => {
        this.#toasts.show(this.#text.of(error), { tone: 'bad' });
        this.#settle();
      },
    });
  }

  #settle(): void {
    this.isSending.set(false);
    this.list.reload();
  }
}
