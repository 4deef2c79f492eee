/**
 * Cohort `c` and membership `m` in it: she may come to clinic `s`, published in cohort `home`. Whoever completed the programme
 * may where the host said so.
 */
export const mayCome = `((m.state in ('invited', 'active') or m.state = 'completed' and s.welcomes_completed) and m.cohort_id = c.id and ${reaches()}
  and (s.track_code is null or exists (
        select from track_choice tc join module mo on mo.id = tc.module_id
         where tc.membership_id = m.id and mo.code = s.track_code)))`;

/** Clinic `s`, published in cohort `home`, is for people of cohort `c`. */
export function reaches(): string {
  return `(c.id = s.cohort_id
    or s.audience = 'organisation' and c.organisation_id = home.organisation_id
    or exists (select from clinic_cohort cc where cc.session_id = s.id and cc.cohort_id = c.id))`;
}

/** Place of waiting booking `b`, from 1; null for others. */
export const placeOfBooking = `case when b.state = 'waiting' then
  (select count(*)::int from clinic_booking q
    where q.session_id = b.session_id and q.state = 'waiting' and q.turn <= b.turn) end`;

const countOf = (state: string) =>
  `(select count(*)::int from clinic_booking q where q.session_id = s.id and q.state = '${state}')`;

/** What every view of a clinic adds to a session's columns; for `from ${clinicTables}`. */
export const clinicColumns = `host.full_name as "hostName", s.capacity,
  ${countOf('booked')} as booked, ${countOf('waiting')} as waiting, s.cancel_reason as "cancelReason",
  case when s.track_code is not null then json_build_object('code', s.track_code, 'title', coalesce(
    (select mo.title from module mo join stage sg on sg.id = mo.stage_id
      where sg.programme_version_id = home.programme_version_id and mo.code = s.track_code limit 1),
    s.track_code)) end as track`;

/** A clinic, where it was published, who holds it and the step that it counts for. */
export const clinicTables = `planned_session s
  join cohort home on home.id = s.cohort_id
  join person host on host.id = s.host_id
  left join step st on st.id = s.step_id`;
