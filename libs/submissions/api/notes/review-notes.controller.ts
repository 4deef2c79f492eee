import { Controller } from '@nestjs/common';
import { CurrentActor } from '@pijar/identity/api';
import type { Actor } from '@pijar/identity/contracts';
import { In, Operation, type Input } from '@pijar/shared/api';
import * as routes from '@pijar/submissions/contracts';
import * as schemas from '@pijar/submissions/schemas';
import { reviewerRoles } from '../claims/review-access';
import { ReviewNotesService } from './review-notes.service';

@Controller()
export class ReviewNotesController {
  constructor(private readonly notes: ReviewNotesService) {}

  @Operation(routes.listReviewNotes, {
    summary: 'What reviewers tell each other about a piece of work',
    access: reviewerRoles,
    params: schemas.SubmissionParams,
    response: schemas.ReviewNotes,
  })
  list(@CurrentActor() actor: Actor, @In() { params }: Input<typeof routes.listReviewNotes>) {
    return this.notes.list(actor, params.submissionId);
  }

  @Operation(routes.saveReviewNote, {
    summary: 'Save my note to the other reviewers',
    access: reviewerRoles,
    params: schemas.SubmissionParams,
    body: schemas.ReviewNoteInput,
    response: schemas.ReviewNotes,
  })
  save(@CurrentActor() actor: Actor, @In() { params, body }: Input<typeof routes.saveReviewNote>) {
    return this.notes.save(actor, params.submissionId, body);
  }
}
