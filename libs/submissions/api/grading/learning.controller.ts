import { Controller } from '@nestjs/common';
import { CurrentActor } from '@pijar/identity/api';
import type { Actor } from '@pijar/identity/contracts';
import { In, Operation, type Input } from '@pijar/shared/api';
import * as routes from '@pijar/submissions/contracts';
import * as schemas from '@pijar/submissions/schemas';
import { reviewerRoles } from '../claims/review-access';
import { LearningQuery } from './learning.query';
import { LearningService } from './learning.service';

@Controller()
export class LearningController {
  constructor(
    private readonly query: LearningQuery,
    private readonly learning: LearningService,
  ) {}

  @Operation(routes.showGradingLearning, {
    summary: 'Samples to learn grading by, and what is asked of me',
    access: reviewerRoles,
    response: schemas.GradingLearning,
  })
  list(@CurrentActor() actor: Actor) {
    return this.query.show(actor);
  }

  @Operation(routes.beginGradingTry, {
    summary: 'Begin to score the samples of an assignment',
    access: reviewerRoles,
    params: schemas.GradingTryParams,
    body: schemas.BeginTryInput,
    response: schemas.GradingTry,
  })
  begin(
    @CurrentActor() actor: Actor,
    @In() { params, body }: Input<typeof routes.beginGradingTry>,
  ) {
    return this.learning.begin(actor, params.tryId, body);
  }

  @Operation(routes.showGradingTry, {
    summary: 'One way of mine through the samples of an assignment',
    access: reviewerRoles,
    params: schemas.GradingTryParams,
    response: schemas.GradingTry,
  })
  show(@CurrentActor() actor: Actor, @In() { params }: Input<typeof routes.showGradingTry>) {
    return this.learning.show(actor, params.tryId);
  }

  @Operation(routes.scoreSample, {
    summary: 'Score a sample, and see what the lead gave',
    access: reviewerRoles,
    params: schemas.GradingScoreParams,
    body: schemas.ScoresInput,
    response: schemas.GradingTry,
  })
  score(@CurrentActor() actor: Actor, @In() { params, body }: Input<typeof routes.scoreSample>) {
    return this.learning.score(actor, params.tryId, params.sampleCode, body.scores);
  }
}
