import { Controller } from '@nestjs/common';
import { CurrentActor } from '@pijar/identity/api';
import type { Actor } from '@pijar/identity/contracts';
import { In, Operation, type Input } from '@pijar/shared/api';
import * as routes from '@pijar/submissions/contracts';
import * as schemas from '@pijar/submissions/schemas';
import { reviewerRoles } from '../claims/review-access';
import { CorrectionsService } from './corrections.service';
import { DecisionsService } from './decisions.service';
import { FeedbackDraftsService } from './feedback-drafts.service';
import { ReviewQuery } from './review.query';
import { TakeBackService } from './take-back.service';

@Controller()
export class ReviewController {
  constructor(
    private readonly reviews: ReviewQuery,
    private readonly drafts: FeedbackDraftsService,
    private readonly decisions: DecisionsService,
    private readonly takeBacks: TakeBackService,
    private readonly corrections: CorrectionsService,
  ) {}

  @Operation(routes.showReview, {
    summary: 'A piece of work, what was said of it before, and my draft',
    access: reviewerRoles,
    params: schemas.SubmissionParams,
    response: schemas.ReviewView,
  })
  show(@CurrentActor() actor: Actor, @In() { params }: Input<typeof routes.showReview>) {
    return this.reviews.show(actor, params.submissionId);
  }

  @Operation(routes.saveFeedbackDraft, {
    summary: 'Keep what I write about it',
    access: reviewerRoles,
    params: schemas.SubmissionParams,
    body: schemas.FeedbackDraftInput,
    response: schemas.FeedbackDraftSaved,
  })
  save(
    @CurrentActor() actor: Actor,
    @In() { params, body }: Input<typeof routes.saveFeedbackDraft>,
  ) {
    return this.drafts.save(actor, params.submissionId, body);
  }

  @Operation(routes.decide, {
    summary: 'Return it for another try, or accept it',
    access: reviewerRoles,
    params: schemas.SubmissionParams,
    body: schemas.DecisionInput,
    response: schemas.DecisionView,
  })
  decide(@CurrentActor() actor: Actor, @In() { params, body }: Input<typeof routes.decide>) {
    return this.decisions.decide(actor, params.submissionId, body);
  }

  @Operation(routes.takeBackDecision, {
    summary: 'Take my decision back before it takes effect',
    access: reviewerRoles,
    params: schemas.DecisionParams,
    response: schemas.ClaimView,
  })
  takeBack(@CurrentActor() actor: Actor, @In() { params }: Input<typeof routes.takeBackDecision>) {
    return this.takeBacks.takeBack(actor, params.submissionId, params.decisionId);
  }

  @Operation(routes.correctFeedback, {
    summary: 'Say feedback anew, with the reason',
    access: reviewerRoles,
    params: schemas.AttemptParams,
    body: schemas.CorrectionInput,
    response: schemas.FeedbackView,
  })
  correct(
    @CurrentActor() actor: Actor,
    @In() { params, body }: Input<typeof routes.correctFeedback>,
  ) {
    return this.corrections.correct(actor, params.submissionId, params.attemptId, body);
  }
}
