import { Injectable } from '@nestjs/common';
import type { Actor } from '@pijar/identity/contracts';
import { Clock, pageFrom, readCursor } from '@pijar/shared/api';
import { Id, Instant } from '@pijar/shared/schemas';
import {
  lateAfterWorkingDays,
  type QueueQuery,
  type ReviewQueueView,
} from '@pijar/submissions/contracts';
import { DataSource } from 'typeorm';
import * as z from 'zod';
import { stageJson, stepJson } from '../hand-in/attempts.sql';
import {
  daysWaited,
  isFree,
  isMyQueue,
  isReserved,
  isUnanswered,
  matchesFilter,
  queueParameters,
  queueTables,
} from './waiting.sql';

const personJson = (id: string) =>
  `(select json_build_object('id', x.id, 'name', x.full_name) from person x where x.id = ${id})`;

/** One row as QueueRow. */
const rowJson = `json_build_object(
  'submissionId', s.id, 'attemptId', a.id, 'attemptNumber', a.number,
  'participant', json_build_object('id', p.id, 'name', p.full_name, 'membershipId', m.id),
  'step', ${stepJson}, 'stage', ${stageJson},
  'cohort', json_build_object('id', c.id, 'name', c.name, 'timeZone', c.time_zone),
  'waitingSince', s.waiting_since, 'workingDays', ${daysWaited},
  'isLate', ${daysWaited} > ${lateAfterWorkingDays},
  'state', case when ${isFree} then 'waiting' else 'in_review' end,
  'lease', case when not ${isFree} then json_build_object(
     'holder', ${personJson('s.claimed_by')}, 'until', s.claimed_until, 'isMine', s.claimed_by = $1) end,
  'reservedFor', case when ${isFree} and ${isReserved} then ${personJson('s.preferred_reviewer_id')} end)`;

/**
 * The whole first page of a coach in one statement: the page, the totals over the filter, what she holds. The rows that are shown
 * are made in one place only: planning such a statement costs more than running it.
 */
const reviewQueue = `with waiting as materialized (
    select s.id, s.waiting_since, ${daysWaited} as days, ${isFree} as is_free
      from ${queueTables} where ${isUnanswered} and ${isMyQueue} and ${matchesFilter}),
  page as (
    select id from waiting
     where ($9 = 'all' or is_free = ($9 = 'waiting'))
       and ($10::timestamptz is null or (waiting_since, id) > ($10, $11::uuid))
     order by waiting_since, id limit $12),
  mine as (
    select s.id from submission s
     where s.state = 'in_review' and s.claimed_by = $1 and s.claimed_until > $5),
  shown as materialized (
    select s.id, s.waiting_since, s.claimed_until, wanted.is_page, wanted.is_mine, ${rowJson} as row
      from (select id, bool_or(is_page) as is_page, bool_or(not is_page) as is_mine
              from (select id, true as is_page from page union all select id, false from mine) x
             group by id) wanted
      join submission s on s.id = wanted.id
      join cohort c on c.id = s.cohort_id
      join membership m on m.id = s.membership_id
      join person p on p.id = m.person_id
      join submission_attempt a on a.submission_id = s.id and a.number = s.attempt_count
      join step st on st.id = s.step_id
      join stage sg on sg.id = st.stage_id
     where ${isMyQueue})
  select
    (select coalesce(json_agg(row order by waiting_since, id), '[]') from shown where is_page) as items,
    (select coalesce(json_agg(row order by claimed_until, id), '[]') from shown where is_mine) as held,
    (select json_build_object(
        'waiting', count(*) filter (where is_free),
        'late', count(*) filter (where is_free and days > ${lateAfterWorkingDays}),
        'inReview', count(*) filter (where not is_free),
        'oldestSince', min(waiting_since) filter (where is_free),
        'oldestWorkingDays', max(days) filter (where is_free)) from waiting) as totals`;

@Injectable()
export class ReviewQueueQuery {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** @throws 422 `/query/cursor` when the cursor is none of ours */
  async show(actor: Actor, query: QueueQuery): Promise<ReviewQueueView> {
    const after = readCursor(query.cursor, 2, z.tuple([Instant, Id]));
    const [row] = (await this.db.query(reviewQueue, [
      ...queueParameters(actor, this.clock.now(), query),
      query.state,
      after?.[0] ?? null,
      after?.[1] ?? null,
      query.limit + 1,
    ])) as Omit<ReviewQueueView, 'next'>[];
    const { items, ...rest } = row!;
    return {
      ...pageFrom(items, query.limit, (last) => [last.waitingSince, last.submissionId]),
      ...rest,
    };
  }
}
