import { Component, computed } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { AgoPipe, EmptyState, ErrorState, Pill, Skeleton, resourceOf } from '@pijar/shared/web';
import { RestrictionRow, listRestrictions } from '@pijar/submissions/contracts';

/** /perlindungan: what only the safeguarding persons read; for admins also where nobody is named. */
@Component({
  selector: 'pijar-restrictions-page',
  imports: [RouterLink, TranslocoDirective, AgoPipe, EmptyState, ErrorState, Pill, Skeleton],
  template: `
    <ng-container *transloco="let t; prefix: 'submissionsSafeguarding'">
      <h1>{{ t('title') }}</h1>
      <p class="pijar-soft">{{ t('list.text') }}</p>
      <p>
        <a class="pijar-button" routerLink="/perlindungan/catatan">{{ t('notes.heading') }}</a>
      </p>
      @if (list.hasValue()) {
        @if (unnamed()) {
          <section class="unnamed">
            <h2>{{ t('list.unnamed') }}</h2>
            <p>
              <strong>{{ unnamed() }}</strong>
            </p>
            <p>{{ t('list.unnamedText') }}</p>
            <a class="pijar-button" routerLink="/admin/staf">{{ t('list.toStaff') }}</a>
          </section>
        }
        <ul class="pijar-list">
          @for (row of list.value().items; track row.restrictionId) {
            <li>
              <a [routerLink]="linkOf(row)">
                <span class="who">
                  <strong>{{ row.participant.name }}</strong>
                  <small>{{ row.step?.title ?? t('list.talk') }} · {{ row.cohort.name }}</small>
                </span>
                <pijar-pill [tone]="row.referral ? 'good' : 'warn'">
                  {{ t('list.' + wordOf(row)) }}
                </pijar-pill>
                <small>{{ t('list.since', { when: (row.restrictedAt | pijarAgo) }) }}</small>
              </a>
            </li>
          }
        </ul>
        @if (list.value().items.length === 0) {
          <pijar-empty-state
            icon="lock"
            [heading]="t('list.emptyHeading')"
            [text]="t('list.emptyText')"
          />
        }
      } @else if (list.error()) {
        <pijar-error-state [error]="list.error()" (retry)="list.reload()" />
      } @else {
        <pijar-skeleton shape="row" [lines]="3" />
      }
    </ng-container>
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-3);
      align-content: start;
      max-width: 56rem;
      min-width: 0;
    }
    h1,
    h2,
    p {
      margin: 0;
    }
    h2 {
      font-size: var(--text-md);
    }
    ul {
      display: grid;
      gap: var(--space-2);
    }
    li a {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--space-2) var(--space-4);
      min-height: var(--target);
      padding: var(--space-3) var(--space-4);
      border: 1px solid var(--line);
      border-radius: var(--radius-m);
      background: var(--surface);
      color: inherit;
      text-decoration: none;
    }
    .who {
      flex: 1 1 14rem;
      min-width: 0;
      overflow-wrap: anywhere;
    }
    small {
      color: var(--ink-soft);
    }
    .who small {
      display: block;
    }
    .unnamed {
      display: grid;
      justify-items: start;
      gap: var(--space-2);
      padding: var(--space-4);
      border-radius: var(--radius-m);
      background: var(--warn-soft);
    }
  `,
})
export class RestrictionsPage {
  protected readonly list = resourceOf(listRestrictions, () => ({}));
  protected readonly unnamed = computed(() =>
    this.list.hasValue()
      ? this.list
          .value()
          .unnamed.map(({ name }) => name)
          .join(', ')
      : '',
  );

  /** A conversation has a page of its own; so has work. */
  protected linkOf({ restrictionId, step }: RestrictionRow): string[] {
    return step ? ['/perlindungan', restrictionId] : ['/perlindungan/obrolan', restrictionId];
  }

  protected wordOf({ referral }: RestrictionRow): string {
    if (!referral) return 'notSaid';
    return referral.isOffered ? 'offered' : 'notOffered';
  }
}
