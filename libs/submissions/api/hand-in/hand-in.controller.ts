import { Controller } from '@nestjs/common';
import { CurrentActor } from '@pijar/identity/api';
import type { Actor } from '@pijar/identity/contracts';
import { In, Operation, type Input } from '@pijar/shared/api';
import * as routes from '@pijar/submissions/contracts';
import * as schemas from '@pijar/submissions/schemas';
import { DraftsService } from './drafts.service';
import { HandInQuery } from './hand-in.query';
import { OwnFilesQuery } from './own-files.query';
import { SendAttemptService } from './send-attempt.service';

@Controller()
export class HandInController {
  constructor(
    private readonly work: HandInQuery,
    private readonly files: OwnFilesQuery,
    private readonly drafts: DraftsService,
    private readonly attempts: SendAttemptService,
  ) {}

  @Operation(routes.listHandIns, {
    summary: 'Every assignment that is open to me, and what became of it',
    access: 'person',
    params: schemas.MembershipParams,
    response: schemas.HandInList,
  })
  list(@CurrentActor() actor: Actor, @In() { params }: Input<typeof routes.listHandIns>) {
    return this.work.list(actor, params.membershipId);
  }

  @Operation(routes.listOwnFiles, {
    summary: 'My files and what was said aloud of them, to keep on a phone',
    access: 'person',
    params: schemas.MembershipParams,
    response: schemas.OwnFiles,
  })
  ownFiles(@CurrentActor() actor: Actor, @In() { params }: Input<typeof routes.listOwnFiles>) {
    return this.files.list(actor, params.membershipId);
  }

  @Operation(routes.showSubmission, {
    summary: 'My work for one assignment, with every attempt and answer',
    access: 'person',
    params: schemas.SubmissionParams,
    response: schemas.SubmissionView,
  })
  show(@CurrentActor() actor: Actor, @In() { params }: Input<typeof routes.showSubmission>) {
    return this.work.submission(actor, params.submissionId);
  }

  @Operation(routes.showHandIn, {
    summary: 'What the composer of an assignment needs',
    access: 'person',
    params: schemas.HandInParams,
    response: schemas.HandInView,
  })
  composer(@CurrentActor() actor: Actor, @In() { params }: Input<typeof routes.showHandIn>) {
    return this.work.composer(actor, params);
  }

  @Operation(routes.saveDraft, {
    summary: 'Keep what is written and not sent',
    access: 'person',
    params: schemas.HandInParams,
    body: schemas.DraftInput,
    response: schemas.DraftView,
  })
  save(@CurrentActor() actor: Actor, @In() { params, body }: Input<typeof routes.saveDraft>) {
    return this.drafts.save(actor, params, body);
  }

  @Operation(routes.sendAttempt, {
    summary: 'Hand work in',
    access: 'person',
    params: schemas.HandInParams,
    body: schemas.AttemptInput,
    response: schemas.AttemptReceipt,
  })
  send(@CurrentActor() actor: Actor, @In() { params, body }: Input<typeof routes.sendAttempt>) {
    return this.attempts.send(actor, params, body);
  }
}
