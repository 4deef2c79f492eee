import { Component, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Rubric } from '@pijar/curriculum/contracts';
import { AgoPipe, Pill } from '@pijar/shared/web';
import { AttemptView } from '@pijar/submissions/contracts';
import { AttemptWork } from '../../work/attempt-work';
import { FeedbackCard } from '../feedback/feedback-card';

/** Earlier tries, newest first, each with what was said of it; they never change. */
@Component({
  selector: 'pijar-attempt-list',
  imports: [TranslocoDirective, AgoPipe, Pill, AttemptWork, FeedbackCard],
  template: `
    <ng-container *transloco="let t">
      @for (attempt of attempts(); track attempt.id) {
        <details class="pijar-fold">
          <summary>
            <span>
              {{ t('submissions.attempts.try', { count: attempt.number }) }}
              <small>{{
                t('submissions.attempts.sent', { when: (attempt.sentAt | pijarAgo) })
              }}</small>
            </span>
            @if (attempt.feedback; as feedback) {
              <pijar-pill [tone]="feedback.decision === 'accepted' ? 'good' : 'ember'">
                {{ t('submissions.attempts.' + feedback.decision) }}
              </pijar-pill>
            }
          </summary>
          <div class="pijar-stack inside">
            <pijar-attempt-work [attempt]="attempt" />
            @if (attempt.feedback; as feedback) {
              <pijar-feedback-card
                [feedback]="feedback"
                [rubric]="attempt.rubric ?? rubric()"
                [files]="attempt.files"
              />
            }
          </div>
        </details>
      }
    </ng-container>
  `,
  styleUrl: '../fold.css',
})
export class AttemptList {
  readonly attempts = input.required<readonly AttemptView[]>();
  /** Of those that do not bring their own. */
  readonly rubric = input.required<Rubric>();
}
