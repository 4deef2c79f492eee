import { Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Card, Icon, Words } from '@pijar/shared/web';
import { actionWords } from '../action-words';
import { herActions } from './her-actions';
import type { HomeActions } from './home-actions';
import { MyAction } from './my-action';

/** So many fit on the first screen. */
const most = 3;

/** What she and her coach agreed, on the first screen. */
@Component({
  selector: 'pijar-actions-card',
  imports: [RouterLink, TranslocoDirective, Card, Icon, MyAction],
  template: `
    @if (isSpoken() && shown().length) {
      <pijar-card *transloco="let t">
        <h2>{{ t('mentoringActions.heading') }}</h2>
        <ul class="pijar-list">
          @for (action of shown(); track action.id) {
            <li>
              <pijar-my-action
                [action]="action"
                [timeZone]="hers.timeZone()"
                (told)="hers.deeds.tell(action, $event)"
              />
            </li>
          }
        </ul>
        <a routerLink="/belajar/kesepakatan">
          {{ t('mentoringActions.all') }} <pijar-icon name="next" [size]="18" />
        </a>
      </pijar-card>
    }
  `,
  styles: `
    h2 {
      margin: 0;
    }
    li {
      padding: var(--space-4) 0;
      border-bottom: 1px solid var(--line);
    }
    a {
      display: inline-flex;
      align-items: center;
      gap: var(--space-2);
      min-height: var(--target);
      font-weight: 650;
    }
  `,
})
export class ActionsCard {
  /** Where they were asked for. */
  readonly home = input.required<HomeActions>();
  readonly #words = inject(Words);
  protected readonly isSpoken = signal(false);
  protected readonly hers = herActions(
    () => this.home().answer,
    computed(() => this.home().membershipId()),
  );
  /** Those that were open when she came here: what she ticks stays, so that she sees what became of it. */
  protected readonly shown = computed(
    () =>
      this.hers
        .items()
        ?.filter(({ wasOpen }) => wasOpen)
        .slice(0, most) ?? [],
  );

  constructor() {
    void this.#words.learn('mentoringActions', actionWords).then(() => this.isSpoken.set(true));
  }
}
