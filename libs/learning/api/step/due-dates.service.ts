import { Injectable } from '@nestjs/common';
import { CohortAccess, type CohortShift, type MembershipMove } from '@pijar/cohorts/api';
import type { Actor } from '@pijar/identity/contracts';
import { Audit, problems } from '@pijar/shared/api';
import { DataSource, type EntityManager } from 'typeorm';

/** When work is due: from the cohort's start, unless staff gave one person more time. */
@Injectable()
export class DueDates {
  constructor(
    private readonly db: DataSource,
    private readonly access: CohortAccess,
    private readonly audit: Audit,
  ) {}

  /** The cohort starts on another day: what is not done yet is due so many days later, extensions included. */
  async followCohort(manager: EntityManager, { cohortId, days }: CohortShift): Promise<void> {
    await manager.query(
      `update step_progress p set due_on = p.due_on + $2::int
         from membership m
        where m.cohort_id = $1 and p.membership_id = m.id
          and p.due_on is not null and p.state <> 'done'`,
      [cohortId, days],
    );
  }

  /** She goes on in a cohort that started on another day. */
  async followMove(manager: EntityManager, move: MembershipMove): Promise<void> {
    await manager.query(
      `update step_progress p set due_on = p.due_on + (t.starts_on - f.starts_on)
         from cohort f, cohort t
        where f.id = $2 and t.id = $3 and p.membership_id = $1
          and p.due_on is not null and p.state <> 'done'`,
      [move.membershipId, move.fromCohortId, move.toCohortId],
    );
  }

  /**
   * @param dueOn `YYYY-MM-DD`, today (in the cohort's zone) or later
   * @throws 404 unless staff of the cohort or its officers ask, for an assignment
   * @throws 422 `in-the-past`
   */
  async extend(actor: Actor, membershipId: string, stepId: string, dueOn: string): Promise<void> {
    await this.db.transaction(async (manager) => {
      const [row] = (await manager.query(
        `select c.id as "cohortId", c.organisation_id as "organisationId",
                to_char(p.due_on, 'YYYY-MM-DD') as before,
                $3::date < (now() at time zone c.time_zone)::date as "isPast"
           from step_progress p
           join step st on st.id = p.step_id and st.kind = 'assignment'
           join membership m on m.id = p.membership_id
           join cohort c on c.id = m.cohort_id
          where p.membership_id = $1 and p.step_id = step_now($1, $2)
            for update of p`,
        [membershipId, stepId, dueOn],
      )) as { cohortId: string; organisationId: string; before: string | null; isPast: boolean }[];
      if (!row) throw problems.notFound();
      await this.access.assertStaff(actor, row.cohortId, manager);
      if (row.isPast) {
        throw problems.invalidField('/body/dueOn', 'in-the-past', 'The day has passed.');
      }
      await manager.query(
        'update step_progress set due_on = $3 where membership_id = $1 and step_id = step_now($1, $2)',
        [membershipId, stepId, dueOn],
      );
      await this.audit.record(manager, {
        actorId: actor.personId,
        organisationId: row.organisationId,
        action: 'due-date.changed',
        subjectType: 'membership',
        subjectId: membershipId,
        detail: { stepId, from: row.before, to: dueOn },
      });
    });
  }
}
