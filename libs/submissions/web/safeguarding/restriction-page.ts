import { Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import {
  AgoPipe,
  ApiClient,
  Confirmation,
  ErrorState,
  Icon,
  ProblemText,
  Skeleton,
  Toasts,
  Words,
  resourceOf,
} from '@pijar/shared/web';
import { liftRestriction, showRestriction } from '@pijar/submissions/contracts';
import { firstValueFrom } from 'rxjs';
import { WorkView } from '../desk/work/work-view';
import { FeedbackCard } from '../hand-in/feedback/feedback-card';
import { ReferralForm } from './referral-form';

/** /perlindungan/:restrictionId: one disclosure, for whoever is trusted with it. */
@Component({
  selector: 'pijar-restriction-page',
  imports: [
    RouterLink,
    TranslocoDirective,
    AgoPipe,
    ErrorState,
    FeedbackCard,
    Icon,
    ReferralForm,
    Skeleton,
    WorkView,
  ],
  templateUrl: './restriction-page.html',
  styleUrl: './restriction-page.css',
})
export class RestrictionPage {
  readonly restrictionId = input.required<string>();

  readonly #api = inject(ApiClient);
  readonly #confirmation = inject(Confirmation);
  readonly #problems = inject(ProblemText);
  readonly #router = inject(Router);
  readonly #toasts = inject(Toasts);
  readonly #words = inject(Words);
  readonly #params = computed(() => ({ restrictionId: this.restrictionId() }));
  protected readonly shown = resourceOf(showRestriction, () => ({ params: this.#params() }));

  protected async lift(): Promise<void> {
    const say = (key: string) => this.#words.say(`submissionsSafeguarding.lift.${key}`);
    const { isConfirmed, reason } = await this.#confirmation.ask({
      ...{ heading: say('heading'), text: say('text'), confirm: say('begin') },
      reason: say('reason'),
    });
    if (!isConfirmed) return;
    try {
      const input = { params: this.#params(), body: { reason } };
      await firstValueFrom(this.#api.call(liftRestriction, input));
      this.#toasts.show(say('done'));
      await this.#router.navigate(['/perlindungan']);
    } catch (error) {
      this.#toasts.show(this.#problems.of(error), { tone: 'bad' });
    }
  }
}
