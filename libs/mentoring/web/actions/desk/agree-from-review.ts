import { Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { ActionSource } from '@pijar/mentoring/contracts';
import { Dialog, Icon, Words } from '@pijar/shared/web';
import { actionWords } from '../action-words';
import { AgreeForm } from '../agree-form';

/** In a review: what has to change becomes something that the two agree on, in the words that stand there. */
@Component({
  selector: 'pijar-agree-from-review',
  imports: [RouterLink, TranslocoDirective, AgreeForm, Dialog, Icon],
  template: `
    @if (isSpoken()) {
      <ng-container *transloco="let t">
        @if (isAgreed()) {
          <p role="status">
            <pijar-icon name="check" [size]="20" />
            <a [routerLink]="['/pendamping/orang-saya', membershipId()]">{{
              t('mentoringActions.fromHereDone')
            }}</a>
          </p>
        }
        <button type="button" class="pijar-button pijar-button--quiet" (click)="isOpen.set(true)">
          <pijar-icon name="people" [size]="20" /> {{ t('mentoringActions.fromHere') }}
        </button>
        <pijar-dialog
          [isOpen]="isOpen()"
          [heading]="t('mentoringActions.fromHere')"
          (closed)="isOpen.set(false)"
        >
          <p class="pijar-soft intro">{{ t('mentoringActions.fromHereText') }}</p>
          <pijar-agree-form
            [membershipId]="membershipId()"
            [text]="words()"
            [source]="source()"
            (agreed)="agreed()"
            (closed)="isOpen.set(false)"
          />
        </pijar-dialog>
      </ng-container>
    }
  `,
  styles: `
    p {
      display: flex;
      align-items: center;
      gap: var(--space-2);
      margin: 0 0 var(--space-2);
    }
    .intro {
      margin: 0 0 var(--space-3);
    }
  `,
})
export class AgreeFromReview {
  readonly membershipId = input.required<string>();
  readonly submissionId = input.required<string>();
  /** What has to change, as it stands there now. */
  readonly words = input.required<string>();
  readonly #words = inject(Words);
  protected readonly isSpoken = signal(false);
  protected readonly isOpen = signal(false);
  protected readonly isAgreed = signal(false);
  protected readonly source = computed<ActionSource>(() => ({
    ...{ type: 'review', id: this.submissionId() },
  }));

  constructor() {
    void this.#words.learn('mentoringActions', actionWords).then(() => this.isSpoken.set(true));
  }

  protected agreed(): void {
    this.isOpen.set(false);
    this.isAgreed.set(true);
  }
}
