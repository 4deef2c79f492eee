import type { HandInView } from '@pijar/submissions/contracts';
import { DateTime } from 'luxon';
import { readersOf } from '../safeguarding/readers.sql';
import { attemptsJson, fileJson, handInStateSql, stageJson, stepJson } from './attempts.sql';

/** One submission `s` as SubmissionView; its step `st`, stage `sg` and progress `p` are joined. Parameter 2 is the present. */
export const submissionJson = `json_build_object(
  'id', s.id, 'membershipId', s.membership_id, 'step', ${stepJson}, 'stage', ${stageJson},
  'state', ${handInStateSql(2)}, 'dueOn', p.due_on, 'rubric', st.body->'rubric', 'attempts', ${attemptsJson('s.step_id')},
  'trusted', case when s.is_restricted then (select coalesce(json_agg(t.name order by t.name), '[]')
     from membership tm join cohort tc on tc.id = tm.cohort_id
     cross join lateral ${readersOf('tc.organisation_id', 'tm.person_id')} t where tm.id = s.membership_id) end)`;

/** The assignments that are open to membership `m` as HandInSummary[], what she can do first. Parameter 2 is the present. */
export const handInsSql = `(select coalesce(json_agg(x.line order by x.turn, x.due_on, x.since desc, x.position), '[]') from (
    select json_build_object(
             'step', ${stepJson}, 'stage', ${stageJson}, 'stepState', p.state, 'dueOn', p.due_on,
             'submissionId', s.id, 'state', ${handInStateSql(2)},
             'attemptCount', coalesce(s.attempt_count, 0), 'since', p.since) as line,
           array_position(array['returned', 'open', 'waiting', 'done'], p.state) as turn,
           case when p.state in ('returned', 'open') then p.due_on end as due_on,
           p.since, st.position
      from step_progress p
      join step st on st.id = p.step_id and st.kind = 'assignment'
      join stage sg on sg.id = st.stage_id
      left join submission s on s.membership_id = p.membership_id and s.step_id = p.step_id
     where p.membership_id = m.id and p.state <> 'locked') x)`;

export interface ComposerRow extends Omit<HandInView, 'isOverdue' | 'canSend' | 'whyNot'> {
  stepState: 'locked' | 'open' | 'waiting' | 'returned' | 'done';
  membershipState: 'invited' | 'active' | 'paused' | 'left' | 'completed';
  timeZone: string;
}

/**
 * A composer as ComposerRow. Parameters: membership, present, actor, step; the draft is for the participant alone, loose files
 * for whoever sent them.
 * @param mayOpen SQL condition over membership `m` and cohort `c`
 * @param more SQL of further columns, begun with a comma
 */
export const composerSql = (
  mayOpen: string,
  more = '',
): string => `select ${stepJson} as step, ${stageJson} as stage, st.body->'accepts' as accepts,
       to_char(p.due_on, 'YYYY-MM-DD') as "dueOn", p.state as "stepState",
       m.state as "membershipState", c.time_zone as "timeZone",
       case when s.id is not null then ${submissionJson} end as submission,
       (select json_build_object('text', d.text, 'links', d.links, 'version', d.version,
                 'updatedAt', d.updated_at)
          from submission_draft d where d.submission_id = s.id and m.person_id = $3) as draft,
       (select coalesce(json_agg(${fileJson} order by u.created_at, u.id), '[]')
          from upload u
         where u.membership_id = m.id and step_now(m.id, u.step_id) = st.id and u.owner_id = $3
           and u.attempt_id is null and u.expires_at > $2) as "looseFiles"${more}
  from membership m
  join cohort c on c.id = m.cohort_id
  join step_progress p on p.membership_id = m.id and p.step_id = step_now($1, $4)
  join step st on st.id = p.step_id and st.kind = 'assignment'
  join stage sg on sg.id = st.stage_id
  left join submission s on s.membership_id = m.id and s.step_id = st.id
 where m.id = $1 and ${mayOpen}`;

/** The row as the screen asks for it. */
export function composerView(row: ComposerRow, now: Date): HandInView {
  const { stepState, membershipState, timeZone, ...view } = row;
  const whyNot = reasonNotToSend(stepState, membershipState);
  return {
    ...view,
    isOverdue:
      whyNot === null &&
      view.dueOn !== null &&
      DateTime.fromJSDate(now, { zone: timeZone }).toISODate()! > view.dueOn,
    canSend: whyNot === null,
    whyNot,
  };
}

/** The kind of the problem that handing in would get; null when it may. */
function reasonNotToSend(
  step: ComposerRow['stepState'],
  membership: ComposerRow['membershipState'],
): HandInView['whyNot'] {
  if (membership === 'paused' || membership === 'left') return `membership-${membership}`;
  if (step === 'locked') return 'step-locked';
  if (step === 'done') return 'step-done';
  return step === 'waiting' ? 'already-waiting' : null;
}
