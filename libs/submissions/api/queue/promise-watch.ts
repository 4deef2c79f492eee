import { Injectable, type OnModuleInit } from '@nestjs/common';
import { tracksInclude } from '@pijar/cohorts/api';
import { Background, Clock, defineQueue, Outbox } from '@pijar/shared/api';
import { repliesLate, repliesOverdue, replyNearing } from '@pijar/submissions/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import { isAvailable } from '../availability/availability.sql';

const promiseQueue = defineQueue<object>('submissions-promises', { attempts: 1 });

/** Hours before the end of the promised day at which its holder is reminded: six in the morning of that day. */
const nearingHours = 18;

const waiting = `submission s
  join submission_attempt a on a.submission_id = s.id and a.number = s.attempt_count
  join cohort c on c.id = s.cohort_id
  join membership m on m.id = s.membership_id and m.state <> 'left'`;
const isUnanswered = `s.state in ('submitted', 'in_review')`;
const isHeld = `(s.state = 'in_review' and s.claimed_until > $1)`;
const isKept = `(s.kept_until > $1 and ${isAvailable('s.preferred_reviewer_id', '$1')} and exists (
  select from cohort_staff k where k.cohort_id = s.cohort_id and k.person_id = s.preferred_reviewer_id
     and k.left_at is null))`;

/** Marks what is reminded of for the first time; parallel runs find it marked. */
const marked = (kind: string): string => `told as (
    insert into review_reminder (attempt_id, kind, at) select attempt_id, '${kind}', $1 from due
    on conflict do nothing returning attempt_id)`;

const nearing = `with due as (
    select s.id as submission_id, a.id as attempt_id,
           case when ${isHeld} then s.claimed_by else s.preferred_reviewer_id end as person_id
      from ${waiting}
     where ${isUnanswered} and s.promised_until > $1
       and s.promised_until <= $1::timestamptz + interval '${nearingHours} hours' and (${isHeld} or ${isKept})),
  ${marked('nearing')}
  select submission_id as "submissionId", attempt_id as "attemptId", person_id as "personId"
    from due join told using (attempt_id)`;

/** What passed is kept for nobody any more; whoever reads it now goes on, and needs no message. */
const late = `with due as (
    select s.id, a.id as attempt_id from ${waiting} where ${isUnanswered} and s.promised_until <= $1),
  ${marked('open')},
  freed as (
    update submission s set kept_until = $1 from due join told using (attempt_id) where s.id = due.id and s.kept_until > $1)
  select s.cohort_id as "cohortId", k.person_id as "personId", count(*)::int as count
    from due join told using (attempt_id)
    join submission s on s.id = due.id
    join membership m on m.id = s.membership_id
    join cohort_staff k on k.cohort_id = s.cohort_id and k.left_at is null
     and k.person_id not in (m.person_id, coalesce(s.claimed_by, m.person_id)) and ${tracksInclude('k', 's.step_id')}
   where not exists (select from reviewer_availability r where r.person_id = k.person_id and r.away_before > $1)
   group by s.cohort_id, k.person_id`;

const overdue = `with due as (
    select s.cohort_id, a.id as attempt_id from ${waiting}
     where ${isUnanswered} and s.promised_until <= $1::timestamptz - interval '1 day'
       and not exists (select from review_reminder r where r.attempt_id = a.id and r.kind = 'overdue')
       and (working_day_after(s.promised_until - interval '1 second', 1, c.time_zone, c.organisation_id) + 1)::timestamp
             at time zone c.time_zone <= $1),
  ${marked('overdue')}
  select cohort_id as "cohortId", count(*)::int as count from due join told using (attempt_id) group by cohort_id`;

type Nearing = Record<'submissionId' | 'attemptId' | 'personId', string>;
type Overdue = { cohortId: string; count: number };
type Late = Overdue & { personId: string };

/** Sees to it that promises are kept: reminds whoever has the work, opens it to the others, alerts the officers. Once each. */
@Injectable()
export class PromiseWatch implements OnModuleInit {
  constructor(
    private readonly background: Background,
    private readonly db: DataSource,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    const rhythm = { everySeconds: 600, isAlsoAtStart: true };
    this.background.schedule('submissions-promises', promiseQueue, rhythm, () => this.watch());
  }

  /** Does the same from wherever and however often it is called: marks and events are one transaction. */
  async watch(): Promise<void> {
    const now = this.clock.now();
    const at = now.toISOString();
    await this.db.transaction(async (manager) => {
      for (const row of await read<Nearing>(manager, nearing, now)) {
        await this.outbox.add(manager, replyNearing, row);
      }
      for (const row of await read<Late>(manager, late, now)) {
        await this.outbox.add(manager, repliesLate, { ...row, at });
      }
      for (const row of await read<Overdue>(manager, overdue, now)) {
        await this.outbox.add(manager, repliesOverdue, { ...row, at });
      }
    });
  }
}

const read = <T>(manager: EntityManager, sql: string, now: Date): Promise<T[]> =>
  manager.query(sql, [now]) as Promise<T[]>;
