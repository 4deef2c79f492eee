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
  'submissionId', w.id, 'attemptId', a.id, 'attemptNumber', a.number,
  'participant', json_build_object('id', p.id, 'name', p.full_name, 'membershipId', w.membership_id),
  'step', ${stepJson}, 'stage', ${stageJson},
  'cohort', json_build_object('id', w.cohort_id, 'name', w.cohort_name, 'timeZone', w.time_zone),
  'waitingSince', w.waiting_since, 'workingDays', w.days,
  'isLate', w.days > ${lateAfterWorkingDays},
  'state', case when w.is_free then 'waiting' else 'in_review' end,
  'lease', case when not w.is_free then json_build_object(
     'holder', ${personJson('w.claimed_by')}, 'until', w.claimed_until, 'isMine', w.claimed_by = $1) end,
  'reservedFor', case when w.is_free and ${isReserved('w', 'w.days')}
     then ${personJson('w.preferred_reviewer_id')} end)`;

/**
 * The whole first page of a coach in one statement: the page, the totals over the filter, what she holds. What is hers is found
 * in one place and the rows that are shown are made in one place: planning such a statement costs more than running it.
 */
const reviewQueue = `with waiting as materialized (
    select s.id, s.waiting_since, s.claimed_by, s.claimed_until, s.preferred_reviewer_id, s.attempt_count,
           s.membership_id, s.step_id, m.person_id, s.cohort_id, c.name as cohort_name, c.time_zone,
           ${daysWaited} as days, ${isFree} as is_free, (${matchesFilter}) as fits
      from ${queueTables} where ${isUnanswered} and ${isMyQueue}),
  page as materialized (
    select id from waiting
     where fits and ($9 = 'all' or is_free = ($9 = 'waiting'))
       and ($10::timestamptz is null or (waiting_since, id) > ($10, $11::uuid))
     order by waiting_since, id limit $12),
  shown as materialized (
    select w.id, w.waiting_since, w.claimed_until, w.is_page, w.is_mine, ${rowJson} as row
      from (select *, id in (select id from page) as is_page, claimed_by = $1 and not is_free as is_mine
              from waiting) w
      join person p on p.id = w.person_id
      join submission_attempt a on a.submission_id = w.id and a.number = w.attempt_count
      join step st on st.id = w.step_id
      join stage sg on sg.id = st.stage_id
     where w.is_page or w.is_mine)
  select
    (select coalesce(json_agg(row order by waiting_since, id), '[]') from shown where is_page) as items,
    (select coalesce(json_agg(row order by claimed_until, id), '[]') from shown where is_mine) as held,
    (select json_build_object(
        'waiting', count(*) filter (where is_free),
        'late', count(*) filter (where is_free and days > ${lateAfterWorkingDays}),
        'inReview', count(*) filter (where not is_free),
        'oldestSince', min(waiting_since) filter (where is_free),
        'oldestWorkingDays', max(days) filter (where is_free)) from waiting where fits) as totals`;

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
