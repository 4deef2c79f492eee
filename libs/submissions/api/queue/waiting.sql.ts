import { reviewsStep, scopeOf, seesCohort, tracksInclude } from '@pijar/cohorts/api';
import type { Actor } from '@pijar/identity/contracts';
import { isOwnEntry } from '../acting/own-entry';
import { isAvailable } from '../availability/availability.sql';

/** What narrows the queue: stage code, cohort, step code. */
export interface QueueFilter {
  stage?: string | undefined;
  cohortId?: string | undefined;
  step?: string | undefined;
}

/** Parameters 1 to 8 of every statement about the queue. */
export function queueParameters(actor: Actor, now: Date, filter: QueueFilter): unknown[] {
  const scope = scopeOf(actor);
  return [
    actor.personId,
    scope.isAdmin,
    scope.isOfficer,
    actor.organisationId,
    now,
    filter.stage ?? null,
    filter.cohortId ?? null,
    filter.step ?? null,
  ];
}

/** Submission `s` with its cohort `c` and membership `m`. */
export const queueTables = `submission s
  join cohort c on c.id = s.cohort_id
  join membership m on m.id = s.membership_id`;

/**
 * The cohort of `s` is hers, and the work is somebody else's who is still there; what she entered herself is for others. Her cohorts are looked up first, as an array:
 * the planner takes the bare condition for half of all cohorts and reads whatever waits anywhere. Whether she has tracks anywhere
 * is asked once; most have none, and are not asked about each row.
 */
export const isMyQueue = `m.state <> 'left' and m.person_id <> $1 and not ${isOwnEntry('$1')}
  and s.cohort_id = any (array(select k.id from cohort k where ${seesCohort('k', [1, 2, 3, 4])}))
  and (not exists (select from cohort_staff x where x.person_id = $1 and x.tracks <> '{}' and x.left_at is null)
       or ${reviewsStep('c', 's.step_id', [1, 2, 3, 4])})`;

/** It waits for an answer. */
export const isUnanswered = `s.state in ('submitted', 'in_review')`;

export const matchesFilter = `($7::uuid is null or s.cohort_id = $7)
  and ($6::text is null and $8::text is null or s.step_id in (
    select st.id from step st join stage sg on sg.id = st.stage_id
     where ($6 is null or sg.code = $6) and ($8 is null or st.code = $8)))`;

/** Nobody holds it: a lease that ran out frees it at once. */
export const isFree = `(s.state = 'submitted' or s.claimed_until <= $5)`;

/** Working days that `s` has waited, without the holidays of the organisation. For rows that are shown: it costs. */
export const daysWaited = (s: string): string =>
  `working_days(${s}.waiting_since, $5, ${s}.time_zone, ${s}.organisation_id)`;

/** The day that was promised has passed where the cohort is. */
export const isLate = (s: string): string => `${s}.promised_until <= $5`;

/**
 * The order of the queue, for lists and for taking alike: what is promised first; of one day what came back to her before what is
 * new; then what waits longest. What she handed back herself comes after all that.
 */
export const queueOrder = (s: string): string =>
  `${s}.handed_back_by is not distinct from $1, ${s}.promised_until,
   ${s}.preferred_reviewer_id is distinct from $1, ${s}.waiting_since, ${s}.id`;

/**
 * Of a cohort that shares its work, and kept for her; after the promised time others may take it too, and it is hers still. Lists
 * begin with it. What she takes next is for all alike: late work of others comes before what she has time for.
 */
export const isForMe = (s: string): string => `coalesce(${s}.preferred_reviewer_id = $1
  and ${s}.cohort_id = any (array(select ws.cohort_id from work_sharing ws)), false)`;

/** The order of lists: what is hers, then as it is taken. */
export const listOrder = (s: string): string => `not ${s}.is_for_me, ${queueOrder(s)}`;

/** It waits for whoever returned it or was given it, who is there and has room, and the days kept for her are not over. */
export const isReserved = (
  s: string,
  now = '$5',
): string => `(${s}.preferred_reviewer_id is not null
  and ${s}.kept_until > ${now}
  and exists (select from cohort_staff k where k.cohort_id = ${s}.cohort_id
                 and k.person_id = ${s}.preferred_reviewer_id and k.left_at is null
                 and ${tracksInclude('k', `${s}.step_id`)})
  and ${isAvailable(`${s}.preferred_reviewer_id`, now)})`;
