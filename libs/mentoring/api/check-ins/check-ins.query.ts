import { Injectable } from '@nestjs/common';
import { CohortAccess } from '@pijar/cohorts/api';
import type { Actor } from '@pijar/identity/contracts';
import type { CheckInView, DueCheckIn, HerCheckIns } from '@pijar/mentoring/contracts';
import { Clock, problems } from '@pijar/shared/api';
import { DataSource, type EntityManager } from 'typeorm';
import { asksAfter } from '../access/pair-access';

interface Row {
  id: string;
  dueOn: string;
  answer: (Omit<NonNullable<CheckInView['answer']>, 'at'> & { at: string }) | null;
}
interface PlanRow {
  state: 'running' | 'stopped' | 'ended' | null;
  nextOn: string | null;
  /** Answered ones first by number, and the newest of all. */
  items: Row[];
}

const columns = `'id', ci.id, 'dueOn', ci.due_on, 'answer', case when ci.answer_id is not null then json_build_object(
  'id', ci.answer_id, 'at', to_char(ci.answered_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
  'sold', ci.sold, 'income', ci.income, 'help', ci.help, 'note', ci.help_note,
  'enteredBy', (select full_name from person where id = ci.entered_by)) end`;
/** So long may the last of all be answered; the others are passed over by the next. */
const keptDays = 31;
/** Answers that she reads again. */
const most = 12;
/** SQL: check-in `x` of membership `m` is the newest, and not too old to be answered; `now` is a parameter. */
const isLatest = (now: string) => `(x.asked_at > ${now}::timestamptz - interval '${keptDays} days'
  and x.number = (select max(number) from check_in where membership_id = m.id))`;

/** What a participant sees of how she is asked. */
@Injectable()
export class CheckInsQuery {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly access: CohortAccess,
  ) {}

  /** Only the newest can be due: what she did not answer before is passed over. @throws 404 unless it is hers and she has not left */
  async hers(actor: Actor, membershipId: string): Promise<HerCheckIns> {
    const [row] = (await this.db.query(
      `select pl.state, to_char(pl.next_on, 'YYYY-MM-DD') as "nextOn",
              (select coalesce(json_agg(json_build_object(${columns}) order by ci.number desc), '[]')
                 from (select * from check_in x where x.membership_id = m.id and (x.answer_id is not null
                         or ${isLatest('$3')})
                        order by x.number desc limit ${most + 1}) ci) as items
         from membership m left join check_in_plan pl on pl.membership_id = m.id
        where m.id = $1 and m.person_id = $2 and m.state <> 'left'`,
      [membershipId, actor.personId, this.clock.now()],
    )) as PlanRow[];
    if (!row) throw problems.notFound();
    const { state, nextOn, items } = row;
    const due = state && state !== 'stopped' && items[0]?.answer === null ? items[0] : null;
    const answered = items.filter(({ answer }) => answer).slice(0, most);
    return { state: state ?? 'none', nextOn, due: due ?? null, answered };
  }

  /** What somebody who asks after her may write down now. @throws 404 unless the actor is staff of her cohort or leads it */
  async due(actor: Actor, membershipId: string): Promise<DueCheckIn> {
    const [row] = (await this.db.query(
      `select m.cohort_id as "cohortId", (
                select json_build_object('id', x.id, 'dueOn', x.due_on)
                  from check_in x join check_in_plan pl on pl.membership_id = x.membership_id and pl.state <> 'stopped'
                 where x.membership_id = m.id and x.answer_id is null and m.state <> 'left'
                   and ${isLatest('$3')} and ${asksAfter('m', '$2')}) as due
         from membership m where m.id = $1`,
      [membershipId, actor.personId, this.clock.now()],
    )) as (DueCheckIn & { cohortId: string })[];
    if (!row) throw problems.notFound();
    await this.access.assertStaff(actor, row.cohortId);
    return { due: row.due };
  }

  /** The caller has checked access. */
  async one(manager: EntityManager, checkInId: string): Promise<CheckInView> {
    const [row] = (await manager.query(
      `select json_build_object(${columns}) as view from check_in ci where ci.id = $1`,
      [checkInId],
    )) as { view: Row }[];
    return row!.view;
  }

  async assertHers(actor: Actor, membershipId: string, manager: EntityManager): Promise<void> {
    const [row] = (await manager.query(
      `select 1 from membership where id = $1 and person_id = $2 and state <> 'left'`,
      [membershipId, actor.personId],
    )) as unknown[];
    if (!row) throw problems.notFound();
  }
}
