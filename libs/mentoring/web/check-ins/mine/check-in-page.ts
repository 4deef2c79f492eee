import { Component, computed, effect, inject, linkedSignal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { CurrentMembership } from '@pijar/learning/web';
import { showCheckIns, wishCheckIns, type HerCheckIns } from '@pijar/mentoring/contracts';
import type { SaidOfBusiness } from '@pijar/mentoring/phone';
import {
  ApiClient,
  Card,
  Confirmation,
  Connection,
  ErrorState,
  Icon,
  PersonDatePipe,
  ProblemText,
  Skeleton,
  Toasts,
  Words,
  resourceOf,
} from '@pijar/shared/web';
import { firstValueFrom } from 'rxjs';
import { CheckInAnswers } from '../check-in-answers';
import { CheckInForm } from '../form/check-in-form';

/** /belajar/kabar: three questions after the programme, answered with or without signal; stopped and begun again. */
@Component({
  selector: 'pijar-check-in-page',
  imports: [
    ...[RouterLink, TranslocoDirective, Card, CheckInForm, ErrorState, Icon, PersonDatePipe],
    Skeleton,
  ],
  templateUrl: './check-in-page.html',
  styleUrl: './check-in-page.css',
})
export class CheckInPage {
  readonly #api = inject(ApiClient);
  readonly #answers = inject(CheckInAnswers);
  readonly #confirmation = inject(Confirmation);
  readonly #current = inject(CurrentMembership);
  readonly #problems = inject(ProblemText);
  readonly #toasts = inject(Toasts);
  readonly #words = inject(Words);
  protected readonly isOnline = inject(Connection).isOnline;
  protected readonly answer = resourceOf(showCheckIns, () => {
    const membershipId = this.#current.id();
    return membershipId ? { params: { membershipId } } : undefined;
  });
  /** What is known stays on the screen while it is read again. */
  protected readonly hers = linkedSignal<HerCheckIns | undefined, HerCheckIns | undefined>({
    source: () => (this.answer.hasValue() ? this.answer.value() : undefined),
    computation: (now, before) => now ?? before?.value,
  });
  /** The last that she answered on this phone since she signed in. */
  protected readonly given = computed(() => this.#answers.given().at(-1));
  protected readonly due = computed(() => {
    const due = this.hers()?.due;
    return due && !this.#answers.given().some(({ checkInId }) => checkInId === due.id) ? due : null;
  });

  constructor() {
    effect(() => {
      if (this.#answers.sent() > 0) untracked(() => this.answer.reload());
    });
  }

  protected say(checkInId: string, said: SaidOfBusiness): Promise<boolean> {
    return this.#answers.give(checkInId, said);
  }

  protected async stop(): Promise<void> {
    const { isConfirmed } = await this.#confirmation.ask({
      heading: this.#words.say('mentoringCheckIns.stopHeading'),
      text: this.#words.say('mentoringCheckIns.stopText'),
      confirm: this.#words.say('mentoringCheckIns.stop'),
    });
    if (isConfirmed) await this.wish(false);
  }

  protected async wish(isWanted: boolean): Promise<void> {
    const membershipId = this.#current.id();
    if (!membershipId) return;
    try {
      const input = { params: { membershipId }, body: { isWanted } };
      await firstValueFrom(this.#api.call(wishCheckIns, input));
    } catch (error) {
      this.#toasts.show(this.#problems.of(error), { tone: 'bad' });
    }
    this.answer.reload();
  }
}
