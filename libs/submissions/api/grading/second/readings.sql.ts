import { reviewsStep, scopeOf } from '@pijar/cohorts/api';
import type { Actor } from '@pijar/identity/contracts';
import { stepJson } from '../../hand-in/attempts.sql';
import { mustLearnFirst } from '../admission';

/** Days after which what somebody took and did not send is offered to others, and after which nobody is asked any more. */
const keptDays = 3;
export const offeredDays = 30;

/**
 * Parameters 1 to 5 of every statement about second readings: as for `reviewsStep`, and now. An admin leads every cohort, and is asked
 * where she is staff or an officer only.
 */
export function readingParameters(actor: Actor, now: Date): unknown[] {
  return [actor.personId, false, scopeOf(actor).isOfficer, actor.organisationId, now];
}

/** Reading `z` of work in whose views restricted work is missing. */
export const readingTables = `second_reading z
  join submission s on s.id = z.submission_id
  join submission_attempt a on a.id = z.attempt_id
  join feedback f on f.id = z.feedback_id
  join membership m on m.id = s.membership_id
  join cohort c on c.id = s.cohort_id
  join step st on st.id = coalesce(a.step_id, s.step_id)`;

/** She may review such work: staff of the cohort by her tracks, or an officer of the organisation. */
export const reviewsIt = `m.person_id <> $1 and ${reviewsStep('c', 's.step_id', [1, 2, 3, 4])}
  and (($3 and c.organisation_id = $4) or not ${mustLearnFirst('c', '$1')})`;

/** She has had nothing to do with the work: no answer, no draft, no note, no lease, and she did not enter it. */
export const isUninvolved = `s.claimed_by is distinct from $1
  and not exists (select from submission_attempt oa where oa.submission_id = s.id and (oa.entered_by = $1
     or exists (select from feedback ff where ff.attempt_id = oa.id and ff.reviewer_id = $1)
     or exists (select from feedback_draft fd where fd.attempt_id = oa.id and fd.reviewer_id = $1)))
  and not exists (select from review_note rn where rn.submission_id = s.id and rn.author_id = $1)`;

const isKept = (z: string, now: string): string =>
  `${z}.taken_at > ${now}::timestamptz - interval '${keptDays} days'`;

/** It is hers, or nobody has it and she has neither given it back nor let its days pass. */
export const isOffered = `case when z.reader_id = $1 then ${isKept('z', '$5')}
  else not ($1 = any (z.passed_by)) and (z.reader_id is null or not (${isKept('z', '$5')})) end`;

/**
 * SQL condition: this person reads work `s` a second time and has not sent her scores, so what was said of it is kept from her; not
 * once she holds it herself.
 */
export const readsBlind = (s: string, person: string, now: string): string => `exists (
  select from second_reading bz where bz.submission_id = ${s}.id and bz.reader_id = ${person} and bz.read_at is null
     and ${isKept('bz', now)}) and ${s}.claimed_by is distinct from ${person}`;

export const cohortJson = `json_build_object('id', c.id, 'name', c.name, 'timeZone', c.time_zone)`;
export { stepJson };

/** Step with its brief. */
export const briefedStepJson = `json_build_object('id', st.id, 'code', st.code, 'title', st.title, 'brief', st.body->'brief')`;
