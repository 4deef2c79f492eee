import { tracksInclude } from '@pijar/cohorts/api';
import { answeredThisWeek, isAvailable } from '../availability/availability.sql';
import { mustLearnFirst } from '../grading/admission';

/** SQL condition: staff row `k` is of somebody who can sign in and review. */
const isActive = (k: string): string => `${k}.left_at is null and exists (
  select from account sa join role_grant sr on sr.person_id = sa.person_id and sr.role in ('facilitator', 'officer', 'admin')
   where sa.person_id = ${k}.person_id and sa.disabled_at is null)`;

/** SQL condition: staff row `k` is of somebody who has to learn to grade before she answers anything there. */
const isLearning = (k: string): string => `exists (
  select from cohort gc where gc.id = ${k}.cohort_id and ${mustLearnFirst('gc', `${k}.person_id`)})`;

/** SQL of how many pieces wait for a person alone, and of how many she reads. */
const kept = (person: string, now: string): string => `(
  select count(*)::int from submission w where w.preferred_reviewer_id = ${person} and w.state = 'submitted'
     and w.kept_until > ${now})`;
const held = (person: string, now: string): string => `(
  select count(*)::int from submission h where h.claimed_by = ${person} and h.state = 'in_review'
     and h.claimed_until > ${now})`;

/** Staff of cohorts with what they have to do. Parameters: cohort ids, present. */
export const sharingStaff = `
  select k.cohort_id as "cohortId", p.id as "personId", p.full_name as name, k.part, k.tracks,
         case when ra.away_before > $2 then to_char(ra.away_until, 'YYYY-MM-DD') end as "awayUntil",
         ${isLearning('k')} as "isLearning",
         ${isAvailable('p.id', '$2')} and not ${isLearning('k')} as "isAvailable", ra.weekly_capacity as "weeklyCapacity",
         ${answeredThisWeek('p.id', '$2')} as "answeredThisWeek",
         ${kept('p.id', '$2')} as kept, ${held('p.id', '$2')} as held
    from cohort_staff k
    join person p on p.id = k.person_id and p.erased_at is null
    left join reviewer_availability ra on ra.person_id = p.id
   where k.cohort_id = any($1) and ${isActive('k')}
   order by p.full_name, p.id`;

/** Whoever it is kept for may not have it any more. */
export const isAstray = (
  now: string,
): string => `s.preferred_reviewer_id is not null and s.kept_until > ${now}
  and not (${isAvailable('s.preferred_reviewer_id', now)} and exists (
    select from cohort_staff k where k.cohort_id = s.cohort_id and k.person_id = s.preferred_reviewer_id
       and ${isActive('k')} and not ${isLearning('k')} and ${tracksInclude('k', 's.step_id')}))`;

/**
 * What waits, is promised for later, and is of a cohort that shares, as SharingPiece. Parameter 1 is the present.
 * @param mode SQL of the way of sharing, over `ws`; null where a cohort does not share
 * @param which SQL condition over submission `s` and cohort `c`
 */
export const sharingPieces = (which: string, mode = 'ws.mode'): string => `
  select s.id as "submissionId", s.cohort_id as "cohortId", ${mode} as mode,
         (select mo.code from step st join module mo on mo.id = st.module_id where st.id = s.step_id) as module,
         s.preferred_reviewer_id as "keeperId", s.handed_back_by as "handedBackBy",
         array[m.person_id, s.entered_by] as "notFor"
    from submission s
    join membership m on m.id = s.membership_id and m.state <> 'left'
    join cohort c on c.id = s.cohort_id
    left join work_sharing ws on ws.cohort_id = s.cohort_id
   where (s.state = 'submitted' or (s.state = 'in_review' and s.claimed_until <= $1))
     and s.promised_until > $1 and ${mode} is not null and ${which}
   order by s.promised_until, s.waiting_since, s.id`;
