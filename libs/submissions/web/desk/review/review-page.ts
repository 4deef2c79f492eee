import { Component, computed, input } from '@angular/core';
import { filterOf } from '../queue/queue-filter';
import { Review } from './review';

/** /pendamping/kiriman/:submissionId. Begins anew with each piece of work; the queue's filter goes along. */
@Component({
  selector: 'pijar-review-page',
  imports: [Review],
  template: `
    @for (id of [submissionId()]; track id) {
      <pijar-review [submissionId]="id" [filter]="filter()" />
    }
  `,
})
export class ReviewPage {
  readonly submissionId = input.required<string>();
  readonly stage = input<string>();
  readonly cohortId = input<string>();
  readonly step = input<string>();
  protected readonly filter = computed(() =>
    filterOf({ stage: this.stage(), cohortId: this.cohortId(), step: this.step() }),
  );
}
