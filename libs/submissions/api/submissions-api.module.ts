import { Module, type OnModuleInit } from '@nestjs/common';
import { CohortsApiModule, MembershipMoves, StaffLeaves } from '@pijar/cohorts/api';
import { IdentityApiModule } from '@pijar/identity/api';
import { LearningApiModule, VersionChanges } from '@pijar/learning/api';
import { ActingController } from './acting/acting.controller';
import { ActingQuery } from './acting/acting.query';
import { EntriesService } from './acting/entries.service';
import { AvailabilityController } from './availability/availability.controller';
import { AvailabilityService } from './availability/availability.service';
import { giveBackLeases } from './availability/give-back-leases';
import { AssigneesController } from './claims/assignees.controller';
import { AssigneesService } from './claims/assignees.service';
import { ClaimsController } from './claims/claims.controller';
import { ClaimsService } from './claims/claims.service';
import { ReviewAccess } from './claims/review-access';
import { GradingOfPerson } from './grading/grading-of-person';
import { LearningController } from './grading/learning.controller';
import { LearningQuery } from './grading/learning.query';
import { LearningService } from './grading/learning.service';
import { GradingOfficeController } from './grading/office.controller';
import { OfficeQuery } from './grading/office.query';
import { RulesService } from './grading/rules.service';
import { ComparisonsService } from './grading/second/comparisons.service';
import { SecondReadingDraw } from './grading/second/draw';
import { SecondReadingsController } from './grading/second/readings.controller';
import { ReadingsQuery } from './grading/second/readings.query';
import { ReadingsService } from './grading/second/readings.service';
import { carryWork } from './moves/carry-work';
import { SubmissionSweeps } from './submission-sweeps';
import { FilesController } from './files/files.controller';
import { filesProviders } from './files/files.providers';
import { MessageFiles } from './files/message-files';
import { DraftsService } from './hand-in/drafts.service';
import { HandInController } from './hand-in/hand-in.controller';
import { HandInQuery } from './hand-in/hand-in.query';
import { OwnFilesQuery } from './hand-in/own-files.query';
import { SendAttemptService } from './hand-in/send-attempt.service';
import { QueueEventsController } from './live/queue-events.controller';
import { QueueStandingQuery } from './live/queue-standing.query';
import { QueueStreams } from './live/queue-streams';
import { SubmissionMoves } from './moves';
import { SharingController, SharingService, SharingWatch, WorkSharing } from './sharing';
import { PromiseWatch } from './queue/promise-watch';
import { QueueController } from './queue/queue.controller';
import { QueueFacetsQuery } from './queue/queue-facets.query';
import { ReviewQueueQuery } from './queue/review-queue.query';
import { TakeNextService } from './queue/take-next.service';
import { CorrectionsService } from './review/corrections.service';
import { DecisionEffect } from './review/decision-effect';
import { DecisionsService } from './review/decisions.service';
import { DueDecisions } from './review/due-decisions';
import { FeedbackDraftsService } from './review/feedback-drafts.service';
import { TakeBackService } from './review/take-back.service';
import { ReviewNotesController } from './notes/review-notes.controller';
import { ReviewNotesService } from './notes/review-notes.service';
import { OwnPhrasesService } from './phrases/own-phrases.service';
import { PhrasesController } from './phrases/phrases.controller';
import { ReversalsController } from './reversal/reversals.controller';
import { ReversalsService } from './reversal/reversals.service';
import { RestrictService } from './safeguarding/restrict.service';
import { RestrictionsQuery } from './safeguarding/restrictions.query';
import { RestrictionsService } from './safeguarding/restrictions.service';
import { SafeguardingController } from './safeguarding/safeguarding.controller';
import { TalkRestrictions } from './safeguarding/talk-restrictions';
import { WorkOfPerson } from './privacy/work-of-person';
import { ReviewController } from './review/review.controller';
import { ReviewQuery } from './review/review.query';
import { VoiceBytesService } from './voice/voice-bytes.service';
import { VoiceSweep } from './voice/voice-sweep.service';
import { VoicesController } from './voice/voices.controller';
import { VoicesService } from './voice/voices.service';
import { CohortWorksQuery } from './works/cohort-works.query';
import { WorksController } from './works/works.controller';

const handIn = [
  HandInQuery,
  OwnFilesQuery,
  DraftsService,
  SendAttemptService,
  ActingQuery,
  EntriesService,
];
const queue = [
  ReviewQueueQuery,
  QueueFacetsQuery,
  TakeNextService,
  ClaimsService,
  AssigneesService,
  AvailabilityService,
];
const sharing = [WorkSharing, SharingService, SharingWatch];
const live = [QueueStandingQuery, QueueStreams];
const review = [
  ReviewQuery,
  FeedbackDraftsService,
  DecisionsService,
  DecisionEffect,
  DueDecisions,
  TakeBackService,
  CorrectionsService,
  OwnPhrasesService,
  ReviewNotesService,
];
const voice = [VoicesService, VoiceBytesService, VoiceSweep];

const safeguarding = [RestrictService, RestrictionsQuery, RestrictionsService, TalkRestrictions];
const grading = [
  LearningQuery,
  LearningService,
  RulesService,
  OfficeQuery,
  SecondReadingDraw,
  ReadingsQuery,
  ReadingsService,
  ComparisonsService,
  GradingOfPerson,
];

/** Work handed in, the queue that it waits in, and what is said of it. */
@Module({
  imports: [IdentityApiModule, CohortsApiModule, LearningApiModule],
  controllers: [
    HandInController,
    ActingController,
    FilesController,
    QueueController,
    QueueEventsController,
    ClaimsController,
    AssigneesController,
    AvailabilityController,
    ReviewController,
    PhrasesController,
    ReviewNotesController,
    VoicesController,
    WorksController,
    SafeguardingController,
    ReversalsController,
    SharingController,
    LearningController,
    GradingOfficeController,
    SecondReadingsController,
  ],
  providers: [
    SubmissionMoves,
    ReviewAccess,
    ...handIn,
    ...filesProviders,
    ...queue,
    ...sharing,
    ...live,
    ...review,
    ...voice,
    CohortWorksQuery,
    ...safeguarding,
    ...grading,
    ReversalsService,
    SubmissionSweeps,
    PromiseWatch,
    WorkOfPerson,
  ],
  exports: [MessageFiles, TalkRestrictions],
})
export class SubmissionsApiModule implements OnModuleInit {
  constructor(
    private readonly moves: MembershipMoves,
    private readonly versions: VersionChanges,
    private readonly leaves: StaffLeaves,
    private readonly sharing: WorkSharing,
  ) {}

  /**
   * A participant's work goes to the queue of the cohort where she goes on, and to the steps of the version that it goes on with;
   * what a coach held who leaves goes back.
   */
  onModuleInit(): void {
    this.moves.listen(async (manager, { membershipId, toCohortId }) => {
      await manager.query('update every_submission set cohort_id = $2 where membership_id = $1', [
        membershipId,
        toCohortId,
      ]);
    });
    this.versions.listen({ carry: carryWork });
    this.leaves.listen(async (manager, { cohortId, personId }) => {
      const held = await giveBackLeases(manager, personId, cohortId);
      await this.sharing.leave(manager, personId, held, cohortId);
    });
  }
}
