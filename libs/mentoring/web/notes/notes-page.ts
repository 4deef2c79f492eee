import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { listNotes } from '@pijar/mentoring/contracts';
import { ErrorState, Icon, Skeleton, resourceOf } from '@pijar/shared/web';
import { SensitiveNotesSection } from './sensitive-notes';

/** /perlindungan/catatan/:membershipId: the sensitive notes about one participant, for a safeguarding person. */
@Component({
  selector: 'pijar-notes-page',
  imports: [RouterLink, TranslocoDirective, ErrorState, Icon, SensitiveNotesSection, Skeleton],
  template: `
    <ng-container *transloco="let t; prefix: 'mentoringNotes'">
      <a class="back" routerLink="/perlindungan/catatan">
        <pijar-icon name="back" [size]="18" /> {{ t('title') }}
      </a>
      @if (person.hasValue()) {
        <header>
          <h1>{{ person.value().fullName }}</h1>
          <p class="pijar-soft">{{ person.value().cohortName }}</p>
        </header>
        <pijar-sensitive-notes [membershipId]="membershipId()" />
      } @else {
        <h1 class="pijar-unseen">{{ t('title') }}</h1>
        @if (person.error()) {
          <pijar-error-state [error]="person.error()" (retry)="person.reload()" />
        } @else {
          <pijar-skeleton shape="card" [lines]="2" />
        }
      }
    </ng-container>
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-3);
      align-content: start;
      max-width: 52rem;
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
      overflow-wrap: anywhere;
    }
  `,
})
export class NotesPage {
  readonly membershipId = input.required<string>();
  protected readonly person = resourceOf(listNotes, () => ({
    params: { membershipId: this.membershipId() },
  }));
}
