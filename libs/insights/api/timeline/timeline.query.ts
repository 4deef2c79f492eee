import { Injectable } from '@nestjs/common';
import { CohortAccess } from '@pijar/cohorts/api';
import type { Actor } from '@pijar/identity/contracts';
import type { TimelineEvent, TimelinePage, TimelineQuery } from '@pijar/insights/contracts';
import { pageFrom, problems, readCursor } from '@pijar/shared/api';
import { DataSource } from 'typeorm';
import * as z from 'zod';
import { phoneContactOf, readPhoneContact } from '../people/phone-contact.sql';

type Row = Omit<TimelineEvent, 'at'> & { at: Date; exactly: string };
const Exactly = z.string().regex(/^\d{1,12}(\.\d{1,6})?$/);

/** Everything that happened with one participant, the latest first: one statement. */
@Injectable()
export class TimelineListQuery {
  constructor(
    private readonly db: DataSource,
    private readonly access: CohortAccess,
  ) {}

  /** @throws 404 unless the actor is staff of her cohort or leads it */
  async page(actor: Actor, membershipId: string, query: TimelineQuery): Promise<TimelinePage> {
    const [membership] = (await this.db.query(
      `select cohort_id, ${phoneContactOf('membership.person_id')} as "phoneContact"
         from membership where id = $1`,
      [membershipId],
    )) as { cohort_id: string; phoneContact: { at: string; waiting: number } | null }[];
    if (!membership) throw problems.notFound();
    await this.access.assertStaff(actor, membership.cohort_id);
    const after = readCursor(query.cursor, 2, z.tuple([Exactly, z.string()]));
    const rows = (await this.db.query(
      `select e.key, e.at, extract(epoch from e.at)::text as exactly, e.kind, e.title,
              actor.full_name as "actorName", e.detail
         from (${events}) e
         left join person actor on actor.id = e.actor_id
        where $2::numeric is null or (extract(epoch from e.at), e.key) < ($2::numeric, $3)
        order by e.at desc, e.key desc limit $4`,
      [membershipId, after?.[0] ?? null, after?.[1] ?? null, query.limit + 1],
    )) as Row[];
    const page = pageFrom(rows, query.limit, (row) => [row.exactly, row.key]);
    return {
      items: page.items.map(({ exactly: _, ...row }) => ({ ...row, at: row.at.toISOString() })),
      next: page.next,
      phoneContact: readPhoneContact(membership.phoneContact),
    };
  }
}

/** What each context wrote down about membership $1. `key` is unique; `actor_id` is null where she did it herself. */
const events = `
  select 'm' || x.id as key, x.at, 'membership-changed' as kind, null::text as title, x.actor_id,
         jsonb_build_object('from', x.from_state, 'to', x.to_state, 'reason', x.reason,
           'fromCohort', f.name, 'toCohort', t.name) as detail
    from membership_change x
    left join cohort f on f.id = x.from_cohort_id
    left join cohort t on t.id = x.to_cohort_id
   where x.membership_id = $1
  union all
  select 'k' || k.id, k.created_at, 'code-issued', null, k.created_by, '{}'
    from membership m join activation_code k on k.person_id = m.person_id where m.id = $1
  union all
  select 'v' || a.person_id, a.activated_at, 'account-activated', null, null, '{}'
    from membership m join account a on a.person_id = m.person_id
   where m.id = $1 and a.activated_at is not null
  union all
  select 'l' || f.id, f.received_at, case f.kind when 'quiz_finished' then 'quiz-finished' else 'lesson-finished' end,
         st.title, null, jsonb_build_object('score', case when f.kind = 'quiz_finished' then q.score end)
    from learning_fact f
    join step st on st.id = f.step_id
    left join step_progress q on q.membership_id = f.membership_id and q.step_id = f.step_id
   where f.membership_id = $1 and f.kind <> 'lesson_opened'
  union all
  select 's' || t.id, t.sent_at, 'work-sent', st.title, t.entered_by,
         jsonb_build_object('attempt', t.number, 'reason', t.entered_reason, 'consent', t.entered_consent,
           'answer', t.entered_answer)
    from submission s
    join submission_attempt t on t.submission_id = s.id
    join step st on st.id = s.step_id
   where s.membership_id = $1
  union all
  select 'f' || f.id, f.sent_at, case f.decision when 'accepted' then 'work-accepted' else 'work-returned' end,
         st.title, f.reviewer_id, jsonb_build_object('attempt', t.number)
    from submission s
    join submission_attempt t on t.submission_id = s.id
    join feedback f on f.attempt_id = t.id and f.version = 1
    join step st on st.id = s.step_id
   where s.membership_id = $1
  union all
  select 'a' || a.session_id, ps.starts_at, 'session-attended', ps.title, a.marked_by,
         jsonb_build_object('attendance', a.state)
    from attendance a join planned_session ps on ps.id = a.session_id where a.membership_id = $1
  union all
  select 'g' || sp.stage_id, sp.done_at, case when sp.waived_by is null then 'stage-done' else 'stage-waived' end,
         sg.title, sp.waived_by, jsonb_build_object('reason', sp.waiver_reason)
    from stage_progress sp join stage sg on sg.id = sp.stage_id
   where sp.membership_id = $1 and sp.state = 'done' and sp.done_at is not null
  union all
  select 'c' || c.id, c.created_at, 'certificate-issued', coalesce(c.stage_title, c.programme_title), null, '{}'
    from certificate c where c.membership_id = $1`;
