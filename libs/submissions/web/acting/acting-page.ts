import { NgComponentOutlet } from '@angular/common';
import { Component, OnInit, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { ErrorState, Icon, Skeleton } from '@pijar/shared/web';
import { DueLine } from '../due-line';
import { FeedbackCard } from '../hand-in/feedback/feedback-card';
import { ActingWork } from './acting-work';
import { Entering } from './entering';
import { EnteringForm } from './entering-form';

/** /pendamping/peserta/:membershipId/tugas/:stepId: one assignment, entered for a participant with the composer that she has. */
@Component({
  selector: 'pijar-acting-page',
  imports: [
    NgComponentOutlet,
    RouterLink,
    TranslocoDirective,
    DueLine,
    EnteringForm,
    ErrorState,
    FeedbackCard,
    Icon,
    Skeleton,
  ],
  providers: [ActingWork, Entering],
  templateUrl: './acting-page.html',
  styleUrl: './acting-page.css',
})
export class ActingPage implements OnInit {
  readonly membershipId = input.required<string>();
  readonly stepId = input.required<string>();
  protected readonly acting = inject(ActingWork);
  readonly #view = computed(() =>
    this.acting.answer.hasValue() ? this.acting.answer.value() : undefined,
  );
  protected readonly taskInputs = computed(() => ({ body: this.#view()?.body }));
  protected readonly earlierInputs = computed(() => ({
    attempt: this.#view()?.submission?.attempts[0],
  }));
  protected readonly composerInputs = computed(() => ({
    accepts: this.#view()?.accepts,
    suggested: this.#view()?.body.suggested,
    work: this.acting.name(),
    enteredFor: this.acting.entering.given,
  }));

  ngOnInit(): void {
    this.acting.open(this.membershipId(), this.stepId());
  }
}
