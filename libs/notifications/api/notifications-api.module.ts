import { Module, type OnModuleInit } from '@nestjs/common';
import { certificateIssued } from '@pijar/credentials/contracts';
import { IdentityApiModule } from '@pijar/identity/api';
import { cohortVersionChanged, nextStepReminder, stageCompleted } from '@pijar/learning/contracts';
import { announced } from '@pijar/notifications/contracts';
import { EventHandlers } from '@pijar/shared/api';
import {
  repliesLate,
  repliesOverdue,
  replyNearing,
  submissionAccepted,
  submissionDisowned,
  submissionEntered,
  submissionReassigned,
  submissionReturned,
  submissionTakenOver,
} from '@pijar/submissions/contracts';
import { sessionCancelled, sessionPlanned } from '@pijar/workshops/contracts';
import { AnnouncementsController } from './announcements/announcements.controller';
import { AnnouncementsService } from './announcements/announcements.service';
import { DeliveriesModule } from './deliveries.module';
import { InboxController } from './inbox/inbox.controller';
import { InboxOfPerson } from './inbox/inbox-of-person';
import { InboxQuery } from './inbox/inbox.query';
import { InboxService } from './inbox/inbox.service';
import { Notices } from './inbox/notices';
import { ActionNotices } from './sources/action-notices';
import { AnnouncementNotices } from './sources/announcement-notices';
import { CertificateNotices } from './sources/certificate-notices';
import { CheckInNotices } from './sources/check-in-notices';
import { ClinicNotices } from './sources/clinic-notices';
import { MentoringNotices } from './sources/mentoring-notices';
import { ProgrammeNotices } from './sources/programme-notices';
import { ProgressNotices } from './sources/progress-notices';
import { ReviewNotices } from './sources/review-notices';
import { SessionNotices } from './sources/session-notices';
import { SubmissionNotices } from './sources/submission-notices';
import { WorkNotices } from './sources/work-notices';

/** Listens to what happened elsewhere; nobody imports it but the shell. */
@Module({
  imports: [IdentityApiModule, DeliveriesModule],
  controllers: [InboxController, AnnouncementsController],
  providers: [
    Notices,
    InboxQuery,
    InboxService,
    InboxOfPerson,
    AnnouncementsService,
    AnnouncementNotices,
    SubmissionNotices,
    ProgressNotices,
    ProgrammeNotices,
    CertificateNotices,
    SessionNotices,
    ReviewNotices,
    ClinicNotices,
    WorkNotices,
    MentoringNotices,
    CheckInNotices,
    ActionNotices,
  ],
})
export class NotificationsApiModule implements OnModuleInit {
  constructor(
    private readonly events: EventHandlers,
    private readonly submissions: SubmissionNotices,
    private readonly progress: ProgressNotices,
    private readonly programmes: ProgrammeNotices,
    private readonly certificates: CertificateNotices,
    private readonly sessions: SessionNotices,
    private readonly announcements: AnnouncementNotices,
    private readonly reviews: ReviewNotices,
  ) {}

  onModuleInit(): void {
    this.events.on(announced, 'notifications.announced', (made, manager) =>
      this.announcements.made(manager, made),
    );
    this.events.on(submissionReturned, 'notifications.work-returned', (answered, manager) =>
      this.submissions.answered(manager, answered, 'submission_returned'),
    );
    this.events.on(submissionAccepted, 'notifications.work-accepted', (answered, manager) =>
      this.submissions.answered(manager, answered, 'submission_accepted'),
    );
    this.events.on(submissionEntered, 'notifications.work-entered', (entered, manager) =>
      this.submissions.entered(manager, entered),
    );
    this.events.on(submissionDisowned, 'notifications.work-disowned', (disowned, manager) =>
      this.submissions.disowned(manager, disowned),
    );
    this.events.on(submissionReassigned, 'notifications.work-reassigned', (moved, manager) =>
      this.reviews.reassigned(manager, moved),
    );
    this.events.on(submissionTakenOver, 'notifications.work-taken-over', (moved, manager) =>
      this.reviews.takenOver(manager, moved),
    );
    this.events.on(replyNearing, 'notifications.reply-nearing', (reply, manager) =>
      this.reviews.nearing(manager, reply),
    );
    this.events.on(repliesLate, 'notifications.replies-late', (replies, manager) =>
      this.reviews.late(manager, replies),
    );
    this.events.on(repliesOverdue, 'notifications.replies-overdue', (replies, manager) =>
      this.reviews.overdue(manager, replies),
    );
    this.events.on(stageCompleted, 'notifications.stage-completed', (completed, manager) =>
      this.progress.stageCompleted(manager, completed),
    );
    this.events.on(nextStepReminder, 'notifications.next-step', (reminder, manager) =>
      this.progress.remind(manager, reminder),
    );
    this.events.on(cohortVersionChanged, 'notifications.programme-updated', (change, manager) =>
      this.programmes.updated(manager, change),
    );
    this.events.on(certificateIssued, 'notifications.certificate-issued', (issued, manager) =>
      this.certificates.issued(manager, issued),
    );
    this.events.on(sessionPlanned, 'notifications.session-planned', (session, manager) =>
      this.sessions.planned(manager, session),
    );
    this.events.on(sessionCancelled, 'notifications.session-cancelled', (session, manager) =>
      this.sessions.cancelled(manager, session),
    );
  }
}
