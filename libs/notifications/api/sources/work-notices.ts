import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { NotificationKind } from '@pijar/notifications/contracts';
import { EventHandlers } from '@pijar/shared/api';
import {
  acceptanceReversed,
  feedbackCorrected,
  submissionRestricted,
} from '@pijar/submissions/contracts';
import type { EntityManager } from 'typeorm';
import { Notices } from '../inbox/notices';

interface Work {
  personId: string;
  stepId: string;
  title: string;
  /** Whoever answered the attempt first. */
  reviewerId: string | null;
}

/** Tells of what becomes of answered work, and takes back what was told about work that is restricted. */
@Injectable()
export class WorkNotices implements OnModuleInit {
  constructor(
    private readonly notices: Notices,
    private readonly events: EventHandlers,
  ) {}

  onModuleInit(): void {
    this.events.on(feedbackCorrected, 'notifications.feedback-corrected', (event, manager) =>
      this.corrected(manager, event),
    );
    this.events.on(acceptanceReversed, 'notifications.acceptance-reversed', (event, manager) =>
      this.reversed(manager, event),
    );
    this.events.on(submissionRestricted, 'notifications.work-restricted', (event, manager) =>
      this.restricted(manager, event),
    );
  }

  /** To the participant. Each version is told once; only the newest is worth reading. */
  private async corrected(
    manager: EntityManager,
    { submissionId, attemptId }: { submissionId: string; attemptId: string },
  ): Promise<void> {
    const work = await this.work(manager, submissionId, attemptId);
    const [row] = (await manager.query(
      'select max(version)::int as version from feedback where attempt_id = $1',
      [attemptId],
    )) as { version: number | null }[];
    if (!work || !row?.version) return;
    await this.give(manager, work, 'feedback_corrected', `${attemptId}:${row.version}`);
  }

  /** To the participant, and to whoever had accepted it, where she is somebody else than the officer. */
  private async reversed(
    manager: EntityManager,
    event: { reversalId: string; submissionId: string; attemptId: string; officerId: string },
  ): Promise<void> {
    const work = await this.work(manager, event.submissionId, event.attemptId);
    if (!work) return;
    await this.give(manager, work, 'acceptance_reversed', event.reversalId);
    if (!work.reviewerId || work.reviewerId === event.officerId) return;
    await this.notices.give(manager, {
      personIds: [work.reviewerId],
      kind: 'acceptance_reversed_coach',
      details: { title: work.title },
      link: `/pendamping/kiriman/${event.submissionId}`,
      cause: `acceptance_reversed_coach:${event.reversalId}`,
    });
  }

  /**
   * The safeguarding persons learn that something waits, with no word of what. What staff were told about the work before goes,
   * and so does all that was or would be sent about it to anybody: the log of deliveries shows it to officers.
   */
  private async restricted(
    manager: EntityManager,
    event: {
      restrictionId: string;
      submissionId: string;
      attemptIds: string[];
      readerIds: string[];
    },
  ): Promise<void> {
    const ids = [event.submissionId, ...event.attemptIds];
    const isAboutIt = `exists (select from unnest($1::text[]) x (id)
       where position(x.id in n.cause) > 0 or position(x.id in coalesce(n.link, '')) > 0)`;
    await manager.query(
      `delete from notification_delivery d using notification n where n.id = d.notification_id and ${isAboutIt}`,
      [ids],
    );
    await manager.query(
      `delete from notification n where ${isAboutIt}
          and exists (select from role_grant r where r.person_id = n.person_id and r.role <> 'participant')`,
      [ids],
    );
    await this.notices.give(manager, {
      personIds: event.readerIds,
      kind: 'safeguarding_waits',
      details: {},
      link: '/perlindungan',
      cause: `safeguarding_waits:${event.restrictionId}`,
    });
  }

  private async work(
    manager: EntityManager,
    submissionId: string,
    attemptId: string,
  ): Promise<Work | undefined> {
    const [row] = (await manager.query(
      `select m.person_id as "personId", st.id as "stepId", st.title,
              (select f.reviewer_id from feedback f where f.attempt_id = $2 and f.version = 1) as "reviewerId"
         from submission s
         join membership m on m.id = s.membership_id
         join step st on st.id = s.step_id
        where s.id = $1`,
      [submissionId, attemptId],
    )) as Work[];
    return row;
  }

  private async give(
    manager: EntityManager,
    { personId, stepId, title }: Work,
    kind: Extract<NotificationKind, 'feedback_corrected' | 'acceptance_reversed'>,
    cause: string,
  ): Promise<void> {
    await this.notices.give(manager, {
      personIds: [personId],
      kind,
      details: { title },
      link: `/belajar/langkah/${stepId}`,
      cause: `${kind}:${cause}`,
    });
  }
}
