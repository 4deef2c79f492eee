import { Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Card, Icon, Words } from '@pijar/shared/web';
import { CheckInAnswers } from '../check-in-answers';
import { checkInWords } from '../check-in-words';

/** On the first screen: she is asked how her business fares. It goes once she has answered, also without signal. */
@Component({
  selector: 'pijar-check-in-card',
  imports: [RouterLink, TranslocoDirective, Card, Icon],
  template: `
    @if (isSpoken() && isOpen()) {
      <pijar-card *transloco="let t">
        <h2>{{ t('mentoringCheckIns.card.heading') }}</h2>
        <p class="pijar-soft">{{ t('mentoringCheckIns.card.text') }}</p>
        <a class="pijar-button pijar-button--deep pijar-button--wide" routerLink="/belajar/kabar">
          {{ t('mentoringCheckIns.card.go') }} <pijar-icon name="next" [size]="20" />
        </a>
      </pijar-card>
    }
  `,
})
export class CheckInCard {
  readonly checkInId = input.required<string | null>();
  readonly #given = inject(CheckInAnswers).given;
  readonly #words = inject(Words);
  protected readonly isSpoken = signal(false);
  protected readonly isOpen = computed(() => {
    const id = this.checkInId();
    return id !== null && !this.#given().some(({ checkInId }) => checkInId === id);
  });

  constructor() {
    void this.#words.learn('mentoringCheckIns', checkInWords).then(() => this.isSpoken.set(true));
  }
}
