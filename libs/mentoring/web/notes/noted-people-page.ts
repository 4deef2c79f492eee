import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { listNotedPeople } from '@pijar/mentoring/contracts';
import { AgoPipe, EmptyState, ErrorState, Icon, Skeleton, resourceOf } from '@pijar/shared/web';

/** /perlindungan/catatan: about whom there are sensitive notes, for the safeguarding persons. */
@Component({
  selector: 'pijar-noted-people-page',
  imports: [RouterLink, TranslocoDirective, AgoPipe, EmptyState, ErrorState, Icon, Skeleton],
  template: `
    <ng-container *transloco="let t; prefix: 'mentoringNotes'">
      <a class="back" routerLink="/perlindungan">
        <pijar-icon name="back" [size]="18" /> {{ t('back') }}
      </a>
      <h1>{{ t('title') }}</h1>
      <p class="pijar-soft">{{ t('people.text') }}</p>
      @if (people.hasValue()) {
        <ul class="pijar-list">
          @for (person of people.value().items; track person.membershipId) {
            <li>
              <a [routerLink]="['/perlindungan/catatan', person.membershipId]">
                <span>
                  <strong>{{ person.fullName }}</strong>
                  <small>{{ person.cohortName }}</small>
                </span>
                <small>{{ t('people.count', { count: person.count }) }}</small>
                <small>{{ t('people.last', { when: (person.lastAt | pijarAgo) }) }}</small>
              </a>
            </li>
          }
        </ul>
        @if (people.value().items.length === 0) {
          <pijar-empty-state
            icon="lock"
            [heading]="t('people.emptyHeading')"
            [text]="t('people.emptyText')"
          />
        }
      } @else if (people.error()) {
        <pijar-error-state [error]="people.error()" (retry)="people.reload()" />
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
      max-width: 56rem;
      min-width: 0;
    }
    .back {
      display: inline-flex;
      align-items: center;
      justify-self: start;
      gap: var(--space-1);
      min-height: var(--target);
      font-weight: 650;
    }
    h1,
    p {
      margin: 0;
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
    span {
      flex: 1 1 14rem;
      min-width: 0;
      overflow-wrap: anywhere;
    }
    small {
      color: var(--ink-soft);
    }
    span small {
      display: block;
    }
  `,
})
export class NotedPeoplePage {
  protected readonly people = resourceOf(listNotedPeople, () => ({}));
}
