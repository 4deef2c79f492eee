import { Injectable } from '@nestjs/common';
import { CohortAccess, tracksInclude } from '@pijar/cohorts/api';
import type { Actor } from '@pijar/identity/contracts';
import { Audit, Clock, Outbox, problems } from '@pijar/shared/api';
import {
  graceWorkingDays,
  submissionReassigned,
  type Assignees,
  type ReassignInput,
} from '@pijar/submissions/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import {
  lockSubmission,
  readSubmission,
  stateNow,
  SubmissionMoves,
  type SubmissionRow,
} from '../moves';
import { answeredThisWeek } from '../availability/availability.sql';
import { mustLearnFirst } from '../grading/admission';

/** Staff of the cohort of submission `s` who may read it, with what each has to do; parameters: submission, present. */
const assignees = `select p.id, p.full_name as name, k.part, to_char(a.away_until, 'YYYY-MM-DD') as "awayUntil",
       coalesce(a.away_before > $2, false) as "isAway", a.weekly_capacity as "weeklyCapacity",
       ${answeredThisWeek('p.id', '$2')} as "answeredThisWeek",
       (select count(*)::int from submission h where h.claimed_by = p.id and h.state = 'in_review'
           and h.claimed_until > $2) as held,
       (select count(*)::int from submission w where w.preferred_reviewer_id = p.id and w.state = 'submitted'
           and w.kept_until > $2) as kept
  from submission s
  join membership m on m.id = s.membership_id
  join cohort c on c.id = s.cohort_id
  join cohort_staff k on k.cohort_id = s.cohort_id and k.left_at is null
  join person p on p.id = k.person_id and p.erased_at is null
  left join reviewer_availability a on a.person_id = p.id
 where s.id = $1 and p.id <> m.person_id and p.id is distinct from s.entered_by and ${tracksInclude('k', 's.step_id')}
   and not ${mustLearnFirst('c', 'k.person_id')}`;

/** An officer gives work to a coach of her choice. */
@Injectable()
export class AssigneesService {
  constructor(
    private readonly db: DataSource,
    private readonly cohorts: CohortAccess,
    private readonly moves: SubmissionMoves,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @throws 404 unless the actor leads the cohort */
  async list(actor: Actor, submissionId: string): Promise<Assignees> {
    const row = await readSubmission(this.db.manager, submissionId);
    await this.assertLeads(this.db.manager, actor, row);
    return this.view(this.db.manager, row);
  }

  /**
   * Puts it back into the queue, kept for the chosen coach for two working days; what was written goes along as a copy.
   * @throws 404; 409 `reassigned-meanwhile` with the present view when it is with somebody else than the actor saw, `not-waiting`;
   *   422 `/body/personId` `cannot-read` or `away`
   */
  async reassign(actor: Actor, submissionId: string, input: ReassignInput): Promise<Assignees> {
    return this.db.transaction(async (manager) => {
      const row = await lockSubmission(manager, submissionId);
      await this.assertLeads(manager, actor, row);
      const before = await this.view(manager, row);
      if (before.withId !== input.seenWithId) {
        throw problems.conflict('reassigned-meanwhile', 'Somebody was faster.', before);
      }
      const chosen = before.items.find(({ id }) => id === input.personId);
      if (!chosen) throw problems.invalidField('/body/personId', 'cannot-read', 'Not a reader.');
      if (chosen.isAway) throw problems.invalidField('/body/personId', 'away', 'She is away.');
      if (before.withId === input.personId) return before;
      const moved = await this.moves.apply(manager, row, 'reassign', 'officer', {
        preferred_reviewer_id: input.personId,
        kept_until: await this.keptUntil(manager, row),
        handed_back_by: null,
      });
      if (before.withId) await copyDraft(manager, row.id, before.withId, input.personId);
      await this.tell(manager, actor, row, before.withId, input.personId);
      return this.view(manager, moved);
    });
  }

  private async assertLeads(
    manager: EntityManager,
    actor: Actor,
    row: SubmissionRow,
  ): Promise<void> {
    await this.cohorts.assertLeads(actor, row.cohortId, manager);
    if (row.state === 'draft' || row.personId === actor.personId) throw problems.notFound();
  }

  private async view(manager: EntityManager, row: SubmissionRow): Promise<Assignees> {
    const now = this.clock.now();
    const state = stateNow(row, now);
    if (state !== 'submitted' && state !== 'in_review') {
      throw problems.conflict('not-waiting', 'It is answered.', { state });
    }
    const items = (await manager.query(`${assignees} order by p.full_name, p.id`, [
      row.id,
      now,
    ])) as Assignees['items'];
    const [kept] = (await manager.query(
      'select kept_until > $2 as "isKept" from submission where id = $1',
      [row.id, now],
    )) as { isKept: boolean }[];
    const keptFor = kept?.isKept ? row.preferredReviewerId : null;
    return { withId: state === 'in_review' ? row.claimedBy : keptFor, items };
  }

  private async keptUntil(manager: EntityManager, { cohortId }: SubmissionRow): Promise<Date> {
    const [row] = (await manager.query(
      `select (working_day_after($2, ${graceWorkingDays}, c.time_zone, c.organisation_id) + 1)::timestamp
                at time zone c.time_zone as until from cohort c where c.id = $1`,
      [cohortId, this.clock.now()],
    )) as { until: Date }[];
    return row!.until;
  }

  private async tell(
    manager: EntityManager,
    actor: Actor,
    row: SubmissionRow,
    from: string | null,
    to: string,
  ): Promise<void> {
    const { id: submissionId, version } = row;
    await this.outbox.add(manager, submissionReassigned, { submissionId, version, from, to });
    await this.audit.record(manager, {
      actorId: actor.personId,
      organisationId: row.organisationId,
      action: 'submission.reassigned',
      subjectType: 'submission',
      subjectId: submissionId,
      detail: { from, to },
    });
  }
}

/** What was begun goes along where the other has begun nothing; it stays with whoever wrote it, too. */
export async function copyDraft(
  manager: EntityManager,
  submissionId: string,
  from: string,
  to: string,
): Promise<void> {
  await manager.query(
    `insert into feedback_draft (attempt_id, reviewer_id, begun_by, scores, good, change, marks, voice_id, updated_at)
     select d.attempt_id, $3, d.reviewer_id, d.scores, d.good, d.change, d.marks, d.voice_id, d.updated_at
       from feedback_draft d
       join submission_attempt a on a.id = d.attempt_id
       join submission s on s.id = a.submission_id and s.attempt_count = a.number
      where s.id = $1 and d.reviewer_id = $2
     on conflict do nothing`,
    [submissionId, from, to],
  );
}
