import { Component, inject, signal } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import {
  AgoPipe,
  ApiClient,
  EmptyState,
  ErrorState,
  ProblemText,
  Skeleton,
  Toasts,
  resourceOf,
} from '@pijar/shared/web';
import { listSecondReadings, takeSecondReading } from '@pijar/submissions/contracts';
import { firstValueFrom } from 'rxjs';

/** /pendamping/bacaan-kedua: answered work that she is asked to read, without knowing what was said of it. */
@Component({
  selector: 'pijar-second-readings-page',
  imports: [TranslocoDirective, AgoPipe, EmptyState, ErrorState, Skeleton],
  template: `
    <ng-container *transloco="let t; prefix: 'submissionsGrading'">
      <h1>{{ t('second.title') }}</h1>
      <p class="pijar-soft lead">{{ t('second.text') }}</p>
      @if (read.hasValue()) {
        <ul class="pijar-list">
          @for (row of read.value().items; track row.readingId) {
            <li>
              <div>
                <strong>{{ row.step.title }}</strong>
                <small>
                  {{ row.cohort.name }} ·
                  {{ t('second.since', { when: (row.drawnAt | pijarAgo) }) }}
                  @if (row.isMine) {
                    · {{ t('second.mine') }}
                  }
                </small>
              </div>
              <button
                type="button"
                class="pijar-button"
                [class.pijar-button--primary]="row.isMine"
                [disabled]="isBusy()"
                [attr.aria-label]="
                  t(row.isMine ? 'second.goOn' : 'second.take') + ': ' + row.step.title
                "
                (click)="take(row.readingId)"
              >
                {{ t(row.isMine ? 'second.goOn' : 'second.take') }}
              </button>
            </li>
          }
        </ul>
        @if (read.value().items.length === 0) {
          <pijar-empty-state
            icon="eye"
            [heading]="t('second.none')"
            [text]="t('second.noneText')"
          />
        } @else {
          <p class="pijar-soft pijar-small">{{ t('second.days') }}</p>
        }
      } @else if (read.error()) {
        <pijar-error-state [error]="read.error()" (retry)="read.reload()" />
      } @else {
        <pijar-skeleton shape="row" [lines]="3" />
      }
    </ng-container>
  `,
  styles: `
    :host,
    ul {
      display: grid;
      gap: var(--space-3);
      align-content: start;
      min-width: 0;
    }
    :host {
      max-width: 48rem;
    }
    h1,
    p {
      margin: 0;
    }
    .lead {
      max-width: 60ch;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      gap: var(--space-3);
      padding: var(--space-3) var(--space-4);
      border: 1px solid var(--line);
      border-radius: var(--radius-m);
      background: var(--surface);
    }
    li div {
      flex: 1 1 14rem;
      min-width: 0;
      overflow-wrap: anywhere;
    }
    small {
      display: block;
      color: var(--ink-soft);
    }
  `,
})
export class SecondReadingsPage {
  readonly #api = inject(ApiClient);
  readonly #problems = inject(ProblemText);
  readonly #router = inject(Router);
  readonly #toasts = inject(Toasts);

  protected readonly read = resourceOf(listSecondReadings, () => ({}));
  protected readonly isBusy = signal(false);

  protected async take(readingId: string): Promise<void> {
    if (this.isBusy()) return;
    this.isBusy.set(true);
    try {
      await firstValueFrom(this.#api.call(takeSecondReading, { params: { readingId } }));
      await this.#router.navigate(['/pendamping/bacaan-kedua', readingId]);
    } catch (error) {
      this.#toasts.show(this.#problems.of(error), { tone: 'bad' });
      this.read.reload();
    } finally {
      this.isBusy.set(false);
    }
  }
}
