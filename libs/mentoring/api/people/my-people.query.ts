import { Injectable } from '@nestjs/common';
import type { Actor } from '@pijar/identity/contracts';
import type { MyPeople, PersonOfMine } from '@pijar/mentoring/contracts';
import { Clock } from '@pijar/shared/api';
import { DataSource } from 'typeorm';
import { isPresentCoach } from '../access/pair-access';
import { checkInWish, lastCheckIn } from './check-in-wish.sql';
import { byNeed, isQuiet, suggest, type Standing } from './suggest';

interface Row extends Omit<Standing, 'wasHeard' | 'checkIn'> {
  membershipId: string;
  fullName: string;
  cohortName: string;
  stageTitle: string | null;
  phone: string | null;
  lastHeardAt: Date | null;
  overdueWork: number;
  openActions: number;
  overdueActions: number;
  lastAction: PersonOfMine['lastAction'];
  lastCheckIn: PersonOfMine['lastCheckIn'];
  checkInWish: Standing['checkIn'];
  isByPairs: boolean;
}

/** Most that one answer lists. Who is paired has some dozens at most. */
const most = 300;

/** The people of a coach with what each of them needs: one statement, however many they are. */
@Injectable()
export class MyPeopleQuery {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  async list(actor: Actor): Promise<MyPeople> {
    const rows = (await this.db.query(people, [actor.personId, this.clock.now()])) as Row[];
    const items = rows.map(personOf).toSorted((a, b) => byNeed(a.suggestion, b.suggestion));
    return { by: rows[0]?.isByPairs ? 'pairs' : 'cohorts', items };
  }
}

function personOf(row: Row): PersonOfMine {
  const { isByPairs: _, nextAction, overdueStep, returnedStep, checkInWish, ...person } = row;
  const wasHeard = row.lastHeardAt !== null;
  return {
    ...person,
    lastHeardAt: row.lastHeardAt?.toISOString() ?? null,
    isQuiet: isQuiet(row),
    suggestion: suggest({
      ...{ ...person, nextAction, overdueStep, returnedStep, wasHeard },
      checkIn: checkInWish,
    }),
  };
}

const today = '($2::timestamptz at time zone c.time_zone)::date';
const daysSince = (instant: string) =>
  `floor(extract(epoch from $2::timestamptz - ${instant}) / 86400)::int`;
/** What arrived last: a step of hers, something that she said of an agreement or of her business, a sign of life of her phone. */
const lastHeard = `greatest(m.last_active_at,
  (select max(d.at) from device_contact d where d.person_id = m.person_id),
  (select max(x.at) from agreed_action_change x join agreed_action a on a.id = x.action_id
    where a.membership_id = m.id and x.made_by = m.person_id),
  (select max(ci.answered_at) from check_in ci where ci.membership_id = m.id))`;
/**
 * She met somebody outside: an agreement to do so was done, or she came to a clinic of an expert. No step of the programme stands
 * for it by itself: the map of contacts (I3) is a plan to meet people.
 */
const isIntroduced = `(exists (select from agreed_action a
    where a.membership_id = m.id and a.is_introduction and a.state = 'done')
  or exists (select from attendance t join planned_session s on s.id = t.session_id
    where t.membership_id = m.id and t.state in ('present', 'late')
      and exists (select from cohort_staff e where e.person_id = s.host_id and e.part = 'expert')))`;

/** Parameters: the coach's person id, now. */
const people = `
  with paired as (
    select m.id from coach_pair cp join membership m on m.id = cp.membership_id
     where cp.coach_id = $1 and ${isPresentCoach('cp', 'm', '$1')}),
  mine as (
    select id from paired
    union all
    select m.id from cohort_staff own
      join cohort oc on oc.id = own.cohort_id and oc.state = 'running'
      join membership m on m.cohort_id = own.cohort_id
     where own.person_id = $1 and own.left_at is null and not exists (select from paired)
       and not exists (select from coach_pair cp where cp.membership_id = m.id and cp.ended_at is null))
  select m.id as "membershipId", p.full_name as "fullName", p.phone, c.name as "cohortName", m.state,
         stage.title as "stageTitle", heard.at as "lastHeardAt",
         ${daysSince('coalesce(heard.at, m.joined_at)')} as "quietDays",
         (select coalesce(sum(d.waiting_count), 0)::int from device_contact d
           where d.person_id = m.person_id) as "waitingOnPhone",
         work.overdue as "overdueWork", work.overdue_step as "overdueStep", work.returned_step as "returnedStep",
         actions.open as "openActions", actions.overdue as "overdueActions", actions.next as "nextAction",
         last.action as "lastAction", told.answer as "lastCheckIn", told.wish as "checkInWish",
         case when stage.id is null or stage.is_last then ${isIntroduced} end as "isIntroduced",
         exists (select from paired) as "isByPairs"
    from mine
    join membership m on m.id = mine.id and m.state <> 'left'
    join cohort c on c.id = m.cohort_id
    join person p on p.id = m.person_id
    left join lateral (select ${lastHeard} as at) heard on true
    left join lateral (
      select sg.id, sg.title,
             not exists (select from stage n where n.programme_version_id = sg.programme_version_id
                                               and n.position > sg.position) as is_last
        from stage_progress sp join stage sg on sg.id = sp.stage_id
       where sp.membership_id = m.id and sp.state <> 'done' order by sg.position limit 1) stage on true
    left join lateral (
      select (count(*) filter (where q.state = 'open'))::int as overdue,
             (select json_build_object('title', t.title, 'days', ${today} - o.due_on)
                from step_progress o join step t on t.id = o.step_id
               where o.membership_id = m.id and o.state = 'open' and o.due_on < ${today} and t.is_required
                 and ${isHersToDo('t')}
               order by o.due_on, t.position limit 1) as overdue_step,
             (select json_build_object('title', t.title, 'days', ${daysSince('o.since')})
                from step_progress o join step t on t.id = o.step_id
               where o.membership_id = m.id and o.state = 'returned'
               order by o.since limit 1) as returned_step
        from step_progress q join step st on st.id = q.step_id
       where q.membership_id = m.id and q.state = 'open' and q.due_on < ${today} and st.is_required
         and ${isHersToDo('st')}) work on true
    left join lateral (
      select count(*)::int as open, (count(*) filter (where a.due_on < ${today}))::int as overdue,
             (select json_build_object('what', f.what, 'daysLate', ${today} - f.due_on)
                from agreed_action f where f.membership_id = m.id and f.state = 'open' and ${isOpenWork('f')}
               order by f.due_on, f.id limit 1) as next
        from agreed_action a where a.membership_id = m.id and a.state = 'open' and ${isOpenWork('a')}) actions on true
    left join lateral (
      select json_build_object('what', a.what, 'state', a.state, 'note', a.note) as action
        from agreed_action a where a.membership_id = m.id and a.state <> 'open' and ${isOpenWork('a')}
       order by a.closed_at desc limit 1) last on true
    left join lateral (
      select ${lastCheckIn('ci')} as answer, ${checkInWish('ci')} as wish
        from check_in ci where ci.membership_id = m.id and ci.answer_id is not null
       order by ci.number desc limit 1) told on true
   order by p.full_name, m.id limit ${most}`;

/** Agreement `action` did not come from work that is restricted: its words may be the words of that work. */
function isOpenWork(action: string): string {
  return `(${action}.source_type is distinct from 'review'
    or exists (select from submission ro where ro.id = ${action}.source_id))`;
}

/** Step alias `step` of membership `m` is of a stage that is open, and not in a track that she did not choose. */
function isHersToDo(step: string): string {
  return `exists (select from stage_progress so
     where so.membership_id = m.id and so.stage_id = ${step}.stage_id and so.state = 'open')
   and not exists (select from module mo where mo.id = ${step}.module_id and mo.is_track
    and not exists (select from track_choice tc where tc.membership_id = m.id and tc.module_id = mo.id))`;
}
