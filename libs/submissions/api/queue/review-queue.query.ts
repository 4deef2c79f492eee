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
  isInMyQueue,
  isReserved,
  matchesFilter,
  queueParameters,
  queueTables,
} from './waiting.sql';

const personJson = (id: string) =>
  `(select json_build_object('id', x.id, 'name', x.full_name) from person x where x.id = ${id})`;

/** One row as QueueRow. Only rows of the page and what is held pay for the names. */
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

const rowTables = `${queueTables}
  join person p on p.id = m.person_id
  join submission_attempt a on a.submission_id = s.id and a.number = s.attempt_count`;

/** The whole first page of a coach in one statement: the page, the totals over the filter, what she holds. */
const reviewQueue = `with waiting as materialized (
    select s.id, s.waiting_since, ${daysWaited} as days, ${isFree} as is_free
      from ${queueTables} where ${isInMyQueue} and ${matchesFilter}),
  page as (
    select id from waiting
     where ($9 = 'all' or is_free = ($9 = 'waiting'))
       and ($10::timestamptz is null or (waiting_since, id) > ($10, $11::uuid))
     order by waiting_since, id limit $12)
  select
    (select coalesce(json_agg(${rowJson} order by s.waiting_since, s.id), '[]')
       from ${rowTables} where s.id in (select id from page)) as items,
    (select json_build_object(
        'waiting', count(*) filter (where is_free),
        'late', count(*) filter (where is_free and days > ${lateAfterWorkingDays}),
        'inReview', count(*) filter (where not is_free),
        'oldestSince', min(waiting_since) filter (where is_free),
        'oldestWorkingDays', max(days) filter (where is_free)) from waiting) as totals,
    (select coalesce(json_agg(${rowJson} order by s.claimed_until, s.id), '[]')
       from ${rowTables} where ${isInMyQueue} and s.claimed_by = $1 and not ${isFree}) as held`;

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
