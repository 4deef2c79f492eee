import { Injectable } from '@nestjs/common';
import type { Actor } from '@pijar/identity/contracts';
import { Clock, pageFrom, readCursor } from '@pijar/shared/api';
import { Id, Instant } from '@pijar/shared/schemas';
import type { QueueQuery, ReviewQueueView } from '@pijar/submissions/contracts';
import { DataSource } from 'typeorm';
import * as z from 'zod';
import { stageJson, stepJson } from '../hand-in/attempts.sql';
import {
  daysWaited,
  isForMe,
  isFree,
  isLate,
  isMyQueue,
  isReserved,
  isUnanswered,
  listOrder,
  matchesFilter,
  queueParameters,
  queueTables,
} from './waiting.sql';

const personJson = (id: string) =>
  `(select json_build_object('id', x.id, 'name', x.full_name) from person x where x.id = ${id})`;

/** The last row of a page by the keys of `listOrder`: not for her, handed back by her, promised, not hers, waiting since, id. */
const Place = z.tuple([z.boolean(), z.boolean(), Instant, z.boolean(), Instant, Id]);
const queueKey = listOrder('w');
const cursorJson = `json_build_array(${queueKey})`;

/** One row as QueueRow. */
const rowJson = `json_build_object(
  'submissionId', w.id, 'attemptId', a.id, 'attemptNumber', a.number,
  'participant', json_build_object('id', p.id, 'name', p.full_name, 'membershipId', w.membership_id),
  'step', ${stepJson}, 'stage', ${stageJson},
  'cohort', json_build_object('id', w.cohort_id, 'name', w.cohort_name, 'timeZone', w.time_zone),
  'waitingSince', w.waiting_since, 'workingDays', ${daysWaited('w')},
  'replyBy', a.promised_on, 'isLate', ${isLate('w')},
  'state', case when w.is_free then 'waiting' else 'in_review' end,
  'lease', case when not w.is_free then json_build_object(
     'holder', ${personJson('w.claimed_by')}, 'until', w.claimed_until, 'isMine', w.claimed_by = $1) end,
  'reservedFor', case when w.is_free and ${isReserved('w')}
     then ${personJson('w.preferred_reviewer_id')} end,
  'isForMe', w.is_for_me,
  'canReassign', $2 or ($3 and w.organisation_id = $4))`;

/**
 * The whole first page of a coach in one statement: the page, the totals over the filter, what she holds. What is hers is found
 * in one place and the rows that are shown are made in one place: planning such a statement costs more than running it.
 */
const reviewQueue = `with waiting as materialized (
    select s.id, s.waiting_since, s.claimed_by, s.claimed_until, s.preferred_reviewer_id, s.attempt_count,
           s.membership_id, s.step_id, s.promised_until, s.kept_until, s.handed_back_by, m.person_id,
           s.cohort_id, c.name as cohort_name, c.time_zone, c.organisation_id,
           ${isForMe('s')} as is_for_me, ${isFree} as is_free, (${matchesFilter}) as fits
      from ${queueTables} where ${isUnanswered} and ${isMyQueue}),
  page as materialized (
    select w.id, row_number() over (order by ${queueKey}) as place from waiting w
     where fits and ($9 = 'all' or is_free = ($9 = 'waiting'))
       and ($10::boolean is null
            or (${queueKey}) > ($10, $11::boolean, $12::timestamptz, $13::boolean, $14::timestamptz, $15::uuid))
     order by place limit $16),
  shown as materialized (
    select w.id, w.place, w.claimed_until, w.is_mine, ${rowJson} as row, ${cursorJson} as cursor
      from (select waiting.*, page.place, claimed_by = $1 and not is_free as is_mine
              from waiting left join page using (id)) w
      join person p on p.id = w.person_id
      join submission_attempt a on a.submission_id = w.id and a.number = w.attempt_count
      join step st on st.id = w.step_id
      join stage sg on sg.id = st.stage_id
     where w.place is not null or w.is_mine)
  select
    (select coalesce(json_agg(row order by place), '[]') from shown where place is not null) as items,
    (select json_agg(cursor order by place) from shown where place is not null) as cursors,
    (select coalesce(json_agg(row order by claimed_until, id), '[]') from shown where is_mine) as held,
    (select json_build_object(
        'waiting', count(*) filter (where is_free),
        'forMe', count(*) filter (where is_free and is_for_me),
        'late', count(*) filter (where is_free and ${isLate('waiting')}),
        'inReview', count(*) filter (where not is_free),
        'oldestSince', min(waiting_since) filter (where is_free),
        'oldestWorkingDays', (select ${daysWaited('w')} from waiting w
                               where fits and is_free order by waiting_since limit 1))
       from waiting where fits) as totals,
    (select coalesce(json_agg(json_build_object('cohort', json_build_object('id', k.id, 'name', k.name), 'mode', ws.mode)
                              order by k.name, k.id), '[]')
       from work_sharing ws join cohort k on k.id = ws.cohort_id
       join cohort_staff mine on mine.cohort_id = k.id and mine.person_id = $1 and mine.left_at is null) as sharing`;

@Injectable()
export class ReviewQueueQuery {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** @throws 422 `/query/cursor` when the cursor is none of ours */
  async show(actor: Actor, query: QueueQuery): Promise<ReviewQueueView> {
    const after = readCursor(query.cursor, 6, Place);
    const [row] = (await this.db.query(reviewQueue, [
      ...queueParameters(actor, this.clock.now(), query),
      query.state,
      ...(after ?? Array.from({ length: 6 }, () => null)),
      query.limit + 1,
    ])) as (Omit<ReviewQueueView, 'next'> & { cursors: z.infer<typeof Place>[] })[];
    const { items, cursors, ...rest } = row!;
    return { ...pageFrom(items, query.limit, () => cursors[query.limit - 1]!), ...rest };
  }
}
