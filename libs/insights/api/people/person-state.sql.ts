import { stuckAfter } from '@pijar/insights/contracts';
import { daysOffOf, workingDays } from './working-days.sql';

/**
 * SQL of one row per membership of the cohorts, with where she stands, whom she waits for and why she is stuck. The list, its
 * export and every number of the summaries read this, so that a number always opens to as many people as it says.
 * @param cohorts SQL expression of an array of cohort ids
 * @param now SQL expression of the present instant
 */
export const personStates = (cohorts: string, now: string): string => `
  select s.*, case
      when s.state in ('paused', 'left', 'completed') or s.stage_id is null then 'nobody'
      when s.activated_at is null and s.last_active_at is null then 'activation'
      when s.waiting_since is not null then 'coach'
      when s.has_to_choose or s.next_kind not in ('session', 'clinic') then 'herself'
      when s.next_kind is not null then 'session'
      else 'nobody' end as waiting_for
    from (
      select m.id as membership_id, m.cohort_id, m.state, m.version, m.joined_at, m.last_active_at, c.time_zone, calendar.days_off,
             p.id as person_id, p.full_name, p.participant_number, p.phone, p.sex, p.kind, p.device, p.village,
             p.community, a.activated_at, stage.id as stage_id, stage.code as stage_code,
             stage.title as stage_title, stage.position as stage_position,
             next.id as next_id, next.title as next_title, next.kind as next_kind,
             next.state = 'returned' as next_is_returned, next.due_on as next_due_on,
             coalesce(stage.has_to_choose, false) as has_to_choose,
             mine.waiting_since, mine.returned_since, planned.next_at as session_at, planned.missed_at
        from membership m
        join cohort c on c.id = m.cohort_id
        join calendar on calendar.organisation_id = c.organisation_id
        join person p on p.id = m.person_id
        left join account a on a.person_id = p.id
        left join lateral (
          select sg.id, sg.code, sg.title, sg.position,
                 exists (select from module mo where mo.stage_id = sg.id and mo.is_track)
                 and not exists (select from track_choice tc join module mo on mo.id = tc.module_id
                                  where tc.membership_id = m.id and mo.stage_id = sg.id) as has_to_choose
            from stage_progress sp join stage sg on sg.id = sp.stage_id
           where sp.membership_id = m.id and sp.state <> 'done'
           order by sg.position limit 1) stage on true
        left join lateral (
          select st.id, st.title, st.kind, q.state, q.due_on
            from step_progress q join step st on st.id = q.step_id
           where q.membership_id = m.id and q.state in ('open', 'returned') and st.stage_id = stage.id
             and st.is_required
           order by q.state = 'returned' desc, st.kind in ('session', 'clinic'), st.position
           limit 1) next on true
        left join lateral (
          select min(q.since) filter (where q.state = 'waiting') as waiting_since,
                 min(q.since) filter (where q.state = 'returned') as returned_since
            from step_progress q
           where q.membership_id = m.id and q.state in ('waiting', 'returned')) mine on true
        left join lateral (
          select min(ps.starts_at) filter (where ps.ends_at > ${now} and q.state = 'open') as next_at,
                 min(ps.ends_at) filter (where q.state = 'open' and ps.ends_at <= ${now} and ps.starts_at >= m.joined_at
                   and not exists (select from planned_session later
                                    where later.cohort_id = m.cohort_id and later.step_id = ps.step_id
                                      and later.cancelled_at is null and later.ends_at > ${now})) as missed_at
            from planned_session ps
            join step_progress q on q.step_id = ps.step_id and q.membership_id = m.id and q.state <> 'done'
           where ps.cohort_id = m.cohort_id and ps.cancelled_at is null
             and (ps.host_id is null or exists (
                   select from clinic_booking b
                    where b.session_id = ps.id and b.membership_id = m.id and b.state = 'booked'))) planned on true
       where m.cohort_id = any(${cohorts})) s`;

/** SQL of the array of reasons why the person of row `s` is stuck, in the order of `stuckReasons`. */
export const stuckReasonsOf = (s: string, now: string): string => {
  const daysAgo = (days: number) => `${now} - interval '${days} days'`;
  const reason = (code: string, condition: string) => `case when ${condition} then '${code}' end`;
  return `case when ${s}.state not in ('invited', 'active') then '{}'::text[] else array_remove(array[
    ${reason(
      'never-activated',
      `${s}.waiting_for = 'activation' and ${s}.joined_at <= ${daysAgo(stuckAfter.neverActivatedDays)}`,
    )},
    ${reason(
      'feedback-late',
      `${workingDays(`${s}.waiting_since`, now, `${s}.time_zone`, `${s}.days_off`)} > ${stuckAfter.feedbackWorkingDays}`,
    )},
    ${reason('returned', `${s}.returned_since <= ${daysAgo(stuckAfter.returnedDays)}`)},
    ${reason('missing-attendance', `${s}.missed_at is not null`)},
    ${reason(
      'quiet',
      `${s}.waiting_for = 'herself'
       and coalesce(${s}.last_active_at, ${s}.joined_at) <= ${daysAgo(stuckAfter.quietDays)}`,
    )}], null) end`;
};

/** As a CTE list `person`: the states with their reasons. `with ${people('$1', '$2')} select … from person`. */
export const people = (cohorts: string, now: string): string => `
  calendar as materialized (
    select distinct on (k.organisation_id) k.organisation_id, ${daysOffOf('k.organisation_id')} as days_off
      from cohort k where k.id = any(${cohorts})),
  person_state as materialized (${personStates(cohorts, now)}),
  person as materialized (select s.*, ${stuckReasonsOf('s', now)} as stuck from person_state s)`;

/** SQL of the instant since which the person of row `s` waits; null where nothing is counted. */
export const waitingSince = (s: string): string => `case ${s}.waiting_for
  when 'coach' then ${s}.waiting_since
  when 'herself' then coalesce(${s}.last_active_at, ${s}.joined_at)
  when 'activation' then ${s}.joined_at end`;
