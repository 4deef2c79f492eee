import { spread } from './people.sql';

/** What each stage asks to have accepted, and what is handed in first in it. */
const asked = `(values (1, 'i1-a', true), (1, 'i4-a', false), (2, 'o1-a', true), (2, 'o2-a', false),
  (2, 'o3-a', false), (2, 'o5-a', false), (3, 'm1-a', true), (3, 'm4-a', false)) as x (place, code, is_first)`;

/**
 * Work in every state: all that the finished stages asked for was accepted, in the open stage most people have handed in the
 * first assignment. A quarter needed two attempts.
 */
export const work = `
  create table bench.work as
    select uuidv7() as id, p.n, p.membership_id, p.cohort_id, p.coach_id, st.id as step_id,
           case when x.place < p.reached then 'accepted'
                when p.sample is not null or ${spread('p.n', 9)} < 55 then 'submitted'
                when ${spread('p.n', 9)} < 60 then 'in_review'
                when ${spread('p.n', 9)} < 80 then 'returned'
                when ${spread('p.n', 9)} < 95 then 'accepted' else 'draft' end as state,
           case when ${spread('p.n', 10)} < 25 then 2 else 1 end as attempts,
           now() - (${spread('p.n', 11)} % 80) * interval '3 hours'
                 - greatest(p.reached - x.place, 0) * interval '20 days' as sent_at
      from bench.participant p
      join ${asked} on x.place < p.reached or x.place = p.reached and x.is_first
       and (p.sample is not null or ${spread('p.n', 12)} < 86)
      join bench.step st on st.code = x.code
      join membership m on m.id = p.membership_id and (m.state <> 'left' or x.place < p.reached);
  insert into submission (id, membership_id, cohort_id, step_id, state, attempt_count, waiting_since, promised_until, kept_until,
                          preferred_reviewer_id, claimed_by, claimed_until, decided_at, created_at)
    select id, membership_id, cohort_id, step_id, state, case state when 'draft' then 0 else attempts end,
           case when state <> 'draft' then sent_at end,
           case when state <> 'draft' then sent_at + interval '4 days' end,
           case when state <> 'draft' then sent_at + interval '2 days' end,
           case when attempts = 2 then coach_id end,
           case state when 'in_review' then coach_id end,
           case state when 'in_review' then now() + interval '2 hours' end,
           case when state in ('returned', 'accepted') then sent_at + interval '1 day' end,
           sent_at - interval '6 days'
      from bench.work;
  insert into submission_draft (submission_id, text)
    select id, 'Usaha saya adalah ' from bench.work where state = 'draft';
  insert into submission_attempt (id, submission_id, number, text, links, device_at, sent_at, promised_on)
    select uuidv7(), w.id, number, repeat('Saya menjual sambal dan keripik di pasar desa setiap hari. ', 8), '[]',
           w.sent_at - (w.attempts - number) * interval '3 days', w.sent_at - (w.attempts - number) * interval '3 days',
           (w.sent_at + interval '3 days')::date
      from bench.work w cross join lateral generate_series(1, w.attempts) number
     where w.state <> 'draft';
  insert into feedback (id, attempt_id, reviewer_id, decision, scores, good, change, sent_at)
    select uuidv7(), a.id, w.coach_id,
           case when w.state = 'accepted' and a.number = w.attempts then 'accepted' else 'returned' end,
           '{}', 'Ceritanya jelas dan jujur.', 'Tambahkan harga.', a.sent_at + interval '1 day'
      from bench.work w join submission_attempt a on a.submission_id = w.id
     where a.number < w.attempts or w.state in ('returned', 'accepted');
  update step_progress q
     set state = x.state, since = x.sent_at, evidence = jsonb_build_object('submissionId', x.id)
    from (select membership_id, step_id, id, sent_at,
                 case state when 'accepted' then 'done' when 'returned' then 'returned'
                            when 'draft' then 'open' else 'waiting' end as state
            from bench.work) x
   where q.membership_id = x.membership_id and q.step_id = x.step_id;`;
