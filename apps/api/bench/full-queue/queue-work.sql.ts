import { spread } from '../world/people.sql';

/** What each participant has handed in and nobody has answered. */
export const piecesEach = 5;

/**
 * Nothing but work that waits, the same amount in every cohort. A quarter came back and is kept for its coach for two days, so
 * some of it still is. The coaches of the two sample cohorts review others' cohorts too: as many as hold what statements are
 * counted with.
 */
export const queueWork = (fewCohorts: number): string => `
  create table bench.work as
    select uuidv7() as id, p.membership_id, p.cohort_id, p.coach_id, st.id as step_id,
           case when ${spread('p.n * 5 + st.turn', 9)} < 25 then 2 else 1 end as attempts,
           now() - (${spread('p.n * 5 + st.turn', 11)} % 80) * interval '3 hours' - p.n * interval '7 seconds' as sent_at
      from bench.participant p
     cross join (select id, row_number() over (order by position)::int as turn from bench.step
                  where kind = 'assignment' and not is_track order by position limit ${piecesEach}) st
     where p.sample is null;
  update membership set state = 'active';
  insert into submission (id, membership_id, cohort_id, step_id, state, attempt_count, waiting_since, promised_until, kept_until,
                          preferred_reviewer_id, created_at)
    select id, membership_id, cohort_id, step_id, 'submitted', attempts, sent_at, sent_at + interval '4 days',
           sent_at + interval '2 days', case when attempts = 2 then coach_id end, sent_at - interval '6 days'
      from bench.work;
  insert into submission_attempt (id, submission_id, number, text, links, device_at, sent_at, promised_on)
    select uuidv7(), w.id, number, repeat('Saya menjual sambal dan keripik di pasar desa setiap hari. ', 8), '[]',
           w.sent_at - (w.attempts - number) * interval '3 days', w.sent_at - (w.attempts - number) * interval '3 days',
           (w.sent_at + interval '3 days')::date
      from bench.work w cross join lateral generate_series(1, w.attempts) number;
  insert into cohort_staff (cohort_id, person_id, part)
    select c.id, k.coach_id, 'coach'
      from bench.cohort k
      join bench.cohort c on c.sample is null and (k.sample = 'many' or c.n <= ${fewCohorts})
     where k.sample is not null;`;
