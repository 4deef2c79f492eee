import { Component, inject, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { type FailedJobView, listFailedJobs, retryFailedJob } from '@pijar/shared/contracts';
import { ApiClient } from '../api/api-client';
import { ProblemText } from '../api/problem-text';
import { resourceOf } from '../api/resource-of';
import { EmptyState } from '../kit/empty-state';
import { ErrorState } from '../kit/error-state';
import { Icon } from '../kit/icon';
import { Skeleton } from '../kit/skeleton';
import { Toasts } from '../kit/toasts';
import { Words } from '../language/words';
import { PersonDatePipe } from '../time/pipes';

/** What the product could not do in the background, and a button to have it tried again; for admins. */
@Component({
  selector: 'pijar-failed-jobs-page',
  imports: [TranslocoDirective, PersonDatePipe, Icon, EmptyState, ErrorState, Skeleton],
  templateUrl: './failed-jobs-page.html',
  styleUrl: './failed-jobs-page.css',
})
export class FailedJobsPage {
  readonly #api = inject(ApiClient);
  readonly #toasts = inject(Toasts);
  readonly #words = inject(Words);
  readonly #problems = inject(ProblemText);
  protected readonly jobs = resourceOf(listFailedJobs, () => ({}));
  /** Ids that were sent again and not yet answered. */
  protected readonly busy = signal<ReadonlySet<string>>(new Set());

  protected retry({ queue, jobId }: FailedJobView): void {
    this.busy.update((ids) => new Set([...ids, jobId]));
    const done = () => {
      this.busy.update((ids) => new Set([...ids].filter((id) => id !== jobId)));
      this.jobs.reload();
    };
    this.#api.call(retryFailedJob, { body: { queue, jobId } }).subscribe({
      next: () => {
        this.#toasts.show(this.#words.say('sharedJobs.retried'));
        done();
      },
      error: (error: unknown) => {
        this.#toasts.show(this.#problems.of(error), { tone: 'bad' });
        done();
      },
    });
  }
}
