import { spread } from './people.sql';
import { factsEach } from './size';

/** The programme in the order that progress is given out. */
export const outline = (programmeVersionId: string): string => `
  create table bench.stage as
    select id, row_number() over (order by position)::int as place
      from stage where programme_version_id = '${programmeVersionId}';
  create table bench.step as
    select st.id, st.code, st.kind, st.position, s.place, coalesce(mo.is_track, false) as is_track,
           row_number() over (partition by s.place, st.kind in ('lesson', 'quiz') order by st.position)::int as rank
      from step st join bench.stage s on s.id = st.stage_id
      left join module mo on mo.id = st.module_id;
  analyze bench.stage, bench.step;`;

/**
 * Learning gave everybody her rows and opened the first stage. From there, by the rules of the programme: earlier stages are
 * done, the one she is in is open, some of its lessons and quizzes are done. Assignments follow with the work that was sent.
 */
export const progress = `
  update stage_progress sp
     set state = case when s.place < p.reached then 'done' else 'open' end,
         opened_at = now() - (4 - s.place) * interval '15 days',
         done_at = case when s.place < p.reached then now() - (4 - s.place) * interval '10 days' end
    from bench.participant p join bench.stage s on s.place <= p.reached
   where sp.membership_id = p.membership_id and sp.stage_id = s.id;
  insert into track_choice (membership_id, module_id)
    select p.membership_id, mo.id
      from bench.participant p
      join module mo on mo.is_track and mo.stage_id in (select id from bench.stage)
     where p.reached >= 3;
  update step_progress q
     set state = x.state, since = now() - (${spread('x.n', 6)}) * interval '6 hours',
         score = case when x.kind = 'quiz' and x.state = 'done' then 60 + ${spread('x.n', 7)} % 41 end
    from (select p.n, p.membership_id, st.id as step_id, st.kind,
                 case when st.kind = 'assignment' then 'open'
                      when st.place < p.reached then 'done'
                      when st.kind in ('lesson', 'quiz')
                       and st.rank <= case st.place when 1 then 7 else 0 end + ${spread('p.n', 8)} % 10
                      then 'done' else 'open' end as state
            from bench.participant p
            join bench.step st on st.place <= p.reached
           where not st.is_track or p.reached >= 3) x
   where q.membership_id = x.membership_id and q.step_id = x.step_id;`;

/** Of everybody: the first lessons opened and finished. */
export const facts = `
  insert into learning_fact (id, membership_id, step_id, kind, device_at, received_at)
    select uuidv7(), p.membership_id, st.id, k.kind, t.at, t.at
      from bench.participant p
      join (select id, row_number() over (order by position)::int as rank
              from bench.step where kind = 'lesson' and place = 1) st on st.rank <= ${factsEach / 2}
     cross join (values ('lesson_opened', 0), ('lesson_finished', 1)) k (kind, turn)
     cross join lateral (
       select now() - interval '50 days' + (st.rank * 24 + k.turn) * interval '1 hour' as at) t
     where p.sample is null;`;

/** The two cohorts that count statements differ in what one participant of each did, too. */
export const sampleFacts = `
  insert into learning_fact (id, membership_id, step_id, kind, device_at)
    select uuidv7(), m.membership_id, st.id, 'lesson_opened', now() - i * interval '1 minute'
      from (values ('few', 10), ('many', 1000)) s (sample, facts)
      join lateral (select membership_id from bench.participant p
                     where p.sample = s.sample order by n limit 1) m on true
      join (select id from bench.step where kind = 'lesson' order by position limit 1) st on true
     cross join lateral generate_series(1, s.facts) i;`;
