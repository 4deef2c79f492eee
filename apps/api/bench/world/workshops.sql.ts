import { spread } from './people.sql';

/** The two days of Orientasi in every cohort, and who came: all who went on, half of those who are in the stage. */
export const workshops = `
  insert into planned_session (id, cohort_id, step_id, title, starts_at, ends_at, place, created_by)
    select uuidv7(), c.id, st.id, st.code, d.day, d.day + interval '7 hours', 'Balai desa', c.coach_id
      from bench.cohort c
     cross join bench.step st
     cross join lateral (select now() - interval '20 days' + st.rank * interval '1 day' as day) d
     where st.kind = 'session';
  insert into attendance (session_id, membership_id, state, marked_by)
    select ps.id, p.membership_id, case when ${spread('p.n', 13)} < 10 then 'late' else 'present' end, p.coach_id
      from bench.participant p
      join planned_session ps on ps.cohort_id = p.cohort_id
     where p.reached >= 3 or p.reached = 2 and ${spread('p.n', 14)} < 50;
  update step_progress q
     set state = 'done', since = ps.starts_at, evidence = jsonb_build_object('sessionId', ps.id)
    from attendance a join planned_session ps on ps.id = a.session_id
   where q.membership_id = a.membership_id and q.step_id = ps.step_id;`;
