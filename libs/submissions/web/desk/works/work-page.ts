import { Component, computed, input, linkedSignal, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { AgoPipe, ErrorState, Icon, Pill, Skeleton, resourceOf } from '@pijar/shared/web';
import { showReview } from '@pijar/submissions/contracts';
import { EnteredLine } from '../../acting/entered-line';
import { FeedbackCard } from '../../hand-in/feedback/feedback-card';
import { ReversalDialog } from '../../reversal/reversal-dialog';
import { ReversedNote } from '../../reversal/reversed-note';
import { AttemptTabs } from '../review/attempt-tabs';
import { WorkView } from '../work/work-view';
import { WorkStatePill } from './work-state';

/** /petugas/angkatan/:cohortId/karya/:submissionId: one piece of work and what was said of it, to be read only. */
@Component({
  selector: 'pijar-work-page',
  imports: [
    RouterLink,
    TranslocoDirective,
    AgoPipe,
    AttemptTabs,
    EnteredLine,
    ErrorState,
    FeedbackCard,
    Icon,
    Pill,
    ReversalDialog,
    ReversedNote,
    Skeleton,
    WorkStatePill,
    WorkView,
  ],
  templateUrl: './work-page.html',
  styleUrl: './work-page.css',
})
export class WorkPage {
  readonly cohortId = input.required<string>();
  readonly submissionId = input.required<string>();

  protected readonly review = resourceOf(showReview, () => ({
    params: { submissionId: this.submissionId() },
  }));
  protected readonly isReversing = signal(false);
  protected readonly attemptAt = linkedSignal({
    source: this.submissionId,
    computation: () => 0,
  });
  protected readonly attempt = computed(() =>
    this.review.hasValue() ? this.review.value().attempts[this.attemptAt()] : undefined,
  );

  protected reversed(): void {
    this.isReversing.set(false);
    this.review.reload();
  }
}
