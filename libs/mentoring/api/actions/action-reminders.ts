import { Injectable, type OnModuleInit } from '@nestjs/common';
import { actionsDue } from '@pijar/mentoring/contracts';
import { Background, Clock, defineQueue, Outbox } from '@pijar/shared/api';
import { DataSource, type EntityManager } from 'typeorm';

const reminderQueue = defineQueue<object>('action-reminders');

interface Due {
  actionId: string;
  personId: string;
  /** Her own day, `YYYY-MM-DD`. */
  today: string;
}

/** In the afternoon of her place: what falls due tomorrow, and what has passed its day. Each once, all of a day together. */
@Injectable()
export class ActionReminders implements OnModuleInit {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly background: Background,
  ) {}

  onModuleInit(): void {
    // Every hour, for it is afternoon at three times between Aceh and Papua; and at the start, for who was down at that hour.
    const rhythm = { cron: '40 * * * *', tz: 'Asia/Jakarta', isAlsoAtStart: true };
    this.background.schedule('action-reminders', reminderQueue, rhythm, async () => {
      await this.remind();
    });
  }

  /**
   * An agreement is told of twice at most for a day that it was given: the day before, and once when the day is over. What has lain
   * for more than a week is for her coach to ask about.
   * @returns how many people were reminded: each once a day, however often and from wherever it is called
   */
  async remind(): Promise<number> {
    return this.db.transaction(async (manager) => {
      // One at a time: of two that look at once, the second would tell the rest of a day a second time.
      await manager.query(`select pg_advisory_xact_lock(hashtext('action-reminders'))`);
      const due = await this.mark(manager);
      const people = Map.groupBy(due, ({ personId, today }) => `${personId} ${today}`);
      for (const hers of people.values()) {
        const { personId, today: on } = hers[0]!;
        const actionIds = hers.map(({ actionId }) => actionId);
        await this.outbox.add(manager, actionsDue, { personId, actionIds, on });
      }
      return people.size;
    });
  }

  private async mark(manager: EntityManager): Promise<Due[]> {
    return (await manager.query(
      `with due as (
         select a.id, a.due_on, m.person_id, x.today,
                case when a.due_on > x.today then 'tomorrow' else 'late' end as kind
           from agreed_action a
           join membership m on m.id = a.membership_id and m.state in ('invited', 'active', 'completed')
           join cohort c on c.id = m.cohort_id
          cross join lateral (select $1::timestamptz at time zone c.time_zone as local) z
          cross join lateral (select z.local::date as today) x
          where a.state = 'open' and extract(hour from z.local) between 16 and 20
            and (a.due_on = x.today + 1 or a.due_on < x.today and a.due_on >= x.today - 7)
            and not exists (select from agreed_action_told t
                             where t.person_id = m.person_id and t.told_on = x.today)),
       marked as (
         insert into agreed_action_told (action_id, kind, due_on, person_id, told_on)
         select id, kind, due_on, person_id, today from due order by id
         on conflict do nothing returning action_id, person_id, told_on)
       select action_id as "actionId", person_id as "personId", to_char(told_on, 'YYYY-MM-DD') as today
         from marked order by person_id, action_id`,
      [this.clock.now()],
    )) as Due[];
  }
}
