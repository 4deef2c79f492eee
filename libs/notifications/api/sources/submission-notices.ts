import { Injectable } from '@nestjs/common';
import type { NotificationKind } from '@pijar/notifications/contracts';
import type { EntityManager } from 'typeorm';
import { Notices } from '../inbox/notices';

/** Tells a participant what her coach said about her work, and what was sent in her name. */
@Injectable()
export class SubmissionNotices {
  constructor(private readonly notices: Notices) {}

  async answered(
    manager: EntityManager,
    answered: { submissionId: string; attemptId: string },
    kind: Extract<NotificationKind, 'submission_returned' | 'submission_accepted'>,
  ): Promise<void> {
    const [row] = (await manager.query(
      `select m.person_id as "personId", st.id as "stepId", st.title
         from submission s
         join membership m on m.id = s.membership_id
         join step st on st.id = s.step_id
        where s.id = $1`,
      [answered.submissionId],
    )) as { personId: string; stepId: string; title: string }[];
    if (!row) return;
    await this.notices.give(manager, {
      personIds: [row.personId],
      kind,
      details: { title: row.title },
      link: `/belajar/langkah/${row.stepId}`,
      cause: `${kind}:${answered.attemptId}`,
    });
  }

  /** So that nothing is handed in for her without her knowing. */
  async entered(
    manager: EntityManager,
    entered: { submissionId: string; attemptId: string },
  ): Promise<void> {
    const [row] = (await manager.query(
      `select m.person_id as "personId", st.id as "stepId", st.title
         from submission s
         join membership m on m.id = s.membership_id
         join step st on st.id = s.step_id
        where s.id = $1`,
      [entered.submissionId],
    )) as { personId: string; stepId: string; title: string }[];
    if (!row) return;
    await this.notices.give(manager, {
      personIds: [row.personId],
      kind: 'submission_entered',
      details: { title: row.title },
      link: `/belajar/langkah/${row.stepId}`,
      cause: `submission_entered:${entered.attemptId}`,
    });
  }

  /** To the officers of the organisation that owns the cohort: somebody acted in her name against her word. */
  async disowned(
    manager: EntityManager,
    disowned: { submissionId: string; attemptId: string; membershipId: string },
  ): Promise<void> {
    const [row] = (await manager.query(
      `select st.title, array(select r.person_id from role_grant r join person p on p.id = r.person_id
                               where r.role = 'officer' and p.organisation_id = c.organisation_id) as officers
         from submission s
         join cohort c on c.id = s.cohort_id
         join step st on st.id = s.step_id
        where s.id = $1`,
      [disowned.submissionId],
    )) as { title: string; officers: string[] }[];
    if (!row) return;
    await this.notices.give(manager, {
      personIds: row.officers,
      kind: 'submission_disowned',
      details: { title: row.title },
      link: `/petugas/peserta/${disowned.membershipId}`,
      cause: `submission_disowned:${disowned.attemptId}`,
    });
  }
}
