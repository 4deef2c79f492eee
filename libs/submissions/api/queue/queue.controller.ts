import { Controller } from '@nestjs/common';
import { CurrentActor } from '@pijar/identity/api';
import type { Actor } from '@pijar/identity/contracts';
import { In, Operation, type Input } from '@pijar/shared/api';
import * as routes from '@pijar/submissions/contracts';
import * as schemas from '@pijar/submissions/schemas';
import { reviewerRoles } from '../claims/review-access';
import { QueueFacetsQuery } from './queue-facets.query';
import { ReviewQueueQuery } from './review-queue.query';
import { TakeNextService } from './take-next.service';

@Controller()
export class QueueController {
  constructor(
    private readonly queue: ReviewQueueQuery,
    private readonly facets: QueueFacetsQuery,
    private readonly next: TakeNextService,
  ) {}

  @Operation(routes.showReviewQueue, {
    summary: 'What waits in my cohorts, longest first, and what I hold',
    access: reviewerRoles,
    query: schemas.QueueQuery,
    response: schemas.ReviewQueueView,
  })
  show(@CurrentActor() actor: Actor, @In() { query }: Input<typeof routes.showReviewQueue>) {
    return this.queue.show(actor, query);
  }

  @Operation(routes.showQueueFacets, {
    summary: 'What the filters of the queue offer',
    access: reviewerRoles,
    response: schemas.QueueFacets,
  })
  showFacets(@CurrentActor() actor: Actor) {
    return this.facets.show(actor);
  }

  @Operation(routes.takeNext, {
    summary: 'Take what waits longest',
    access: reviewerRoles,
    body: schemas.TakeNextInput,
    response: schemas.ClaimView,
  })
  take(@CurrentActor() actor: Actor, @In() { body }: Input<typeof routes.takeNext>) {
    return this.next.take(actor, body);
  }
}
