import { defaultReplyDays, graceWorkingDays } from '@pijar/submissions/contracts';
import type { EntityManager } from 'typeorm';

/** What a hand-in is promised. */
export interface ReplyPromise {
  /** The last day on which it may be answered, `YYYY-MM-DD` where the cohort is. */
  day: string;
  /** The end of that day. */
  until: Date;
  /** Until then it waits for whoever returned it before. */
  keptUntil: Date;
}

const promise = `
  select to_char(d.reply, 'YYYY-MM-DD') as day,
         (d.reply + 1)::timestamp at time zone c.time_zone as until,
         (d.kept + 1)::timestamp at time zone c.time_zone as "keptUntil"
    from cohort c
    join programme_version v on v.id = c.programme_version_id
   cross join lateral (select
     working_day_after($2, coalesce(v.reply_within_days, ${defaultReplyDays}), c.time_zone, c.organisation_id) as reply,
     working_day_after($2, ${graceWorkingDays}, c.time_zone, c.organisation_id) as kept) d
   where c.id = $1`;

/**
 * Counts working days where the cohort is, without the holidays of its organisation. What was promised stays promised: a calendar
 * or a target that changes later counts for what is handed in from then on.
 */
export async function promiseReply(
  manager: EntityManager,
  cohortId: string,
  handedInAt: Date,
): Promise<ReplyPromise> {
  const [row] = (await manager.query(promise, [cohortId, handedInAt])) as ReplyPromise[];
  return row!;
}
