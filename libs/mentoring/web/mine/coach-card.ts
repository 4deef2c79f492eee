import { Component, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { CurrentMembership } from '@pijar/learning/web';
import { showMyCoach } from '@pijar/mentoring/contracts';
import { Avatar, Card, Icon, Pill, Words, resourceOf } from '@pijar/shared/web';
import { mentoringWords } from '../words';

/** On Saya: who accompanies her, and the way to write; nothing for whoever has no coach yet. */
@Component({
  selector: 'pijar-coach-card',
  imports: [RouterLink, TranslocoDirective, Avatar, Card, Icon, Pill],
  template: `
    @if (isSpoken() && mine.hasValue() && mine.value().hasConversation) {
      <pijar-card *transloco="let t">
        <h2>{{ t('mentoring.card.heading') }}</h2>
        @if (mine.value().coach; as coach) {
          <p class="who">
            <pijar-avatar [name]="coach.fullName" /> <b>{{ coach.fullName }}</b>
            @if (mine.value().unread; as count) {
              <pijar-pill tone="ember">{{ t('mentoring.card.unread', { count }) }}</pijar-pill>
            }
          </p>
        } @else {
          <p>{{ t('mentoring.card.nobody') }}</p>
        }
        <a class="pijar-button pijar-button--wide" routerLink="/saya/pendamping">
          <pijar-icon name="chat" [size]="20" />
          {{ t(mine.value().unread ? 'mentoring.card.read' : 'mentoring.card.go') }}
        </a>
      </pijar-card>
    }
  `,
  styles: `
    .who {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--space-2) var(--space-3);
    }
  `,
})
export class CoachCard {
  readonly #current = inject(CurrentMembership);
  readonly #words = inject(Words);
  protected readonly isSpoken = signal(false);
  protected readonly mine = resourceOf(showMyCoach, () => {
    const membershipId = this.#current.id();
    return membershipId ? { params: { membershipId } } : undefined;
  });

  constructor() {
    void this.#words.learn('mentoring', mentoringWords).then(() => this.isSpoken.set(true));
  }
}
