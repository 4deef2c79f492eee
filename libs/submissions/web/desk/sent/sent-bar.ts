import { Component, inject } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon } from '@pijar/shared/web';
import { NextWork } from '../next-work';
import { Shortcuts } from '../shortcuts';
import { SentDecisions } from './sent-decisions';

/** What was answered just now, above whatever page comes next, with the way back while there is one. */
@Component({
  selector: 'pijar-sent-bar',
  imports: [TranslocoDirective, Icon],
  template: `
    <ng-container *transloco="let t">
      <div role="status">
        @if (sent.note(); as note) {
          <p class="bar">
            <pijar-icon name="check" [size]="20" />
            <span>{{ note.said }}</span>
            @if (sent.canTakeBack()) {
              <button
                type="button"
                class="pijar-button"
                [attr.aria-label]="t('submissionsDesk.sent.takeBack')"
                [disabled]="sent.isBusy()"
                (click)="takeBack()"
              >
                {{ t('submissionsDesk.sent.takeBack') }}
                <span class="left" aria-hidden="true">({{ sent.secondsLeft() }})</span>
              </button>
            } @else {
              <button
                type="button"
                class="pijar-button pijar-button--quiet"
                [attr.aria-label]="t('submissionsDesk.sent.close')"
                (click)="sent.close()"
              >
                <pijar-icon name="close" [size]="20" />
              </button>
            }
          </p>
        }
      </div>
    </ng-container>
  `,
  styles: `
    .bar {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--space-2) var(--space-3);
      min-height: 3.25rem;
      margin: 0 0 var(--space-3);
      padding: var(--space-1) var(--space-1) var(--space-1) var(--space-4);
      border-radius: var(--radius-m);
      background: var(--good-soft);
      color: var(--good);
      font-weight: 600;
    }
    .bar > span {
      flex: 1 1 10rem;
      min-width: 0;
      overflow-wrap: anywhere;
    }
    .left {
      min-width: 2.2em;
      font-variant-numeric: tabular-nums;
    }
  `,
  host: { '(document:keydown)': 'onKey($event)' },
})
export class SentBar {
  readonly #router = inject(Router);
  readonly #next = inject(NextWork);
  readonly #shortcuts = inject(Shortcuts);
  protected readonly sent = inject(SentDecisions);

  protected onKey(event: KeyboardEvent): void {
    if (this.#shortcuts.keyOf(event) !== 'u' || !this.sent.canTakeBack()) return;
    event.preventDefault();
    void this.takeBack();
  }

  protected async takeBack(): Promise<void> {
    const note = this.sent.note();
    if (!note || !(await this.sent.takeBack(note.submissionId, note.decisionId))) return;
    this.#next.comeBackLater(note.submissionId);
    await this.#router.navigate(['/pendamping/kiriman', note.submissionId], {
      queryParams: note.filter,
    });
  }
}
