import { Injectable } from '@nestjs/common';
import { scopeOf, seesCohort } from '@pijar/cohorts/api';
import type { Actor } from '@pijar/identity/contracts';
import { Clock, pageFrom, problems, readCursor } from '@pijar/shared/api';
import { Id, Instant } from '@pijar/shared/schemas';
import type { WorksPage, WorksQuery } from '@pijar/submissions/contracts';
import { DataSource } from 'typeorm';
import * as z from 'zod';
import { stageJson, stepJson } from '../hand-in/attempts.sql';

/** Characters of the text that a list shows. */
const beginning = 160;

const personJson = (id: string) =>
  `(select json_build_object('id', x.id, 'name', x.full_name) from person x where x.id = ${id})`;

/** The state of submission `s` for staff; a lease that ran out frees it, an answer that can be taken back is none yet. */
const stateNow = `case when s.state = 'submitted' or (s.state = 'in_review' and s.claimed_until <= $6)
  then 'waiting' when s.state = 'answering' then 'in_review' else s.state end`;

/** One row of `shown` as WorkRow. */
const rowJson = `json_build_object(
  'submissionId', w.id, 'attemptNumber', w.number, 'state', w.state, 'sentAt', w.sent_at, 'isLate', w.is_late,
  'participant', json_build_object('id', p.id, 'name', p.full_name, 'membershipId', w.membership_id),
  'step', ${stepJson}, 'stage', ${stageJson},
  'reviewer', case w.state when 'waiting' then null when 'in_review' then ${personJson('w.claimed_by')}
    else ${personJson(`(select f.reviewer_id from feedback f where f.attempt_id = w.attempt_id
                         order by f.version desc limit 1)`)} end,
  'enteredBy', ${personJson('w.entered_by')},
  'beginning', left(w.text, ${beginning}),
  'coverId', (select u.id from upload u where u.attempt_id = w.attempt_id and u.preview_key is not null
               order by u.position limit 1),
  'fileCount', (select count(*) from upload u where u.attempt_id = w.attempt_id))`;

/**
 * One page, what the filter finds in all, and the assignments to choose from, in one statement. The work is found by the
 * memberships of the cohort, which it goes along with; a bare condition on its cohort would read the work of all cohorts.
 */
const cohortWorks = `with work as materialized (
    select s.id, s.membership_id, s.step_id, s.claimed_by, m.person_id, a.id as attempt_id, a.number, a.text,
           a.sent_at, a.is_late, a.entered_by, ${stateNow} as state
      from membership m
      join submission s on s.membership_id = m.id and s.state <> 'draft'
      join submission_attempt a on a.submission_id = s.id and a.number = s.attempt_count
     where m.cohort_id = $1 and m.person_id <> $2),
  found as (
    select w.* from work w
     where ($8::text is null or w.state = $8)
       and ($7::text is null or w.step_id in (select st.id from step st where st.code = $7))),
  shown as (
    select * from found
     where $9::timestamptz is null or (sent_at, id) < ($9, $10::uuid)
     order by sent_at desc, id desc limit $11)
  select
    (select coalesce(json_agg(${rowJson} order by w.sent_at desc, w.id desc), '[]')
       from shown w join person p on p.id = w.person_id
       join step st on st.id = w.step_id join stage sg on sg.id = st.stage_id) as items,
    (select count(*)::int from found) as total,
    (select coalesce(json_agg(json_build_object('code', k.code, 'title', k.title, 'count', k.count)
              order by k.position), '[]')
       from (select st.code, max(st.title) as title, min(st.position) as position, count(*)::int as count
               from work w join step st on st.id = w.step_id group by st.code) k) as steps
  from cohort c where c.id = $1 and ${seesCohort('c', [2, 3, 4, 5])}`;

/** What the participants of a cohort made. */
@Injectable()
export class CohortWorksQuery {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** @throws 404 unless the actor is staff of the cohort or leads it; 422 `/query/cursor` when the cursor is none of ours */
  async page(actor: Actor, cohortId: string, query: WorksQuery): Promise<WorksPage> {
    const scope = scopeOf(actor);
    const after = readCursor(query.cursor, 2, z.tuple([Instant, Id]));
    const [row] = (await this.db.query(cohortWorks, [
      cohortId,
      actor.personId,
      scope.isAdmin,
      scope.isOfficer,
      actor.organisationId,
      this.clock.now(),
      query.step ?? null,
      query.state ?? null,
      after?.[0] ?? null,
      after?.[1] ?? null,
      query.limit + 1,
    ])) as Pick<WorksPage, 'items' | 'total' | 'steps'>[];
    if (!row) throw problems.notFound();
    const { items, ...rest } = row;
    return {
      ...pageFrom(items, query.limit, (last) => [last.sentAt, last.submissionId]),
      ...rest,
    };
  }
}
