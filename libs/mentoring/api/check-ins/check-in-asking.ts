import { Injectable, type OnModuleInit } from '@nestjs/common';
import { checkInAsked } from '@pijar/mentoring/contracts';
import { Background, Clock, defineQueue, newId, Outbox } from '@pijar/shared/api';
import { DataSource, type EntityManager } from 'typeorm';
import { askingDue, nextAsking, type Asking } from './rhythm';

const askingQueue = defineQueue<object>('check-ins');
/** Plans that one transaction moves on, so that none is long. */
const atOnce = 200;

/** The day that has begun at her place; at eight in the morning. */
const morning = `($1::timestamptz at time zone c.time_zone - interval '8 hours')::date`;

interface DuePlan {
  membershipId: string;
  startedOn: string;
  weeks: number;
  months: number;
  today: string;
}

/** Asks whoever is due, once each, by the calendar of her place. */
@Injectable()
export class CheckInAsking implements OnModuleInit {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly background: Background,
  ) {}

  onModuleInit(): void {
    // Every hour, for a day begins at three times between Aceh and Papua; and at the start, for who was down meanwhile.
    const rhythm = { cron: '20 * * * *', tz: 'Asia/Jakarta', isAlsoAtStart: true };
    this.background.schedule('check-ins', askingQueue, rhythm, async () => {
      await this.ask();
    });
  }

  /**
   * Not before eight in the morning of her place. Whoever pauses or was sent back into the programme is asked when she is through.
   * @returns how many were asked: each once for each time, however often and from wherever it is called
   */
  async ask(): Promise<number> {
    let asked = 0;
    for (let taken = atOnce; taken === atOnce;) {
      taken = await this.db.transaction(async (manager) => {
        const plans = await this.lockDue(manager);
        for (const plan of plans) asked += await this.moveOn(manager, plan);
        return plans.length;
      });
    }
    return asked;
  }

  private async lockDue(manager: EntityManager): Promise<DuePlan[]> {
    return (await manager.query(
      `select pl.membership_id as "membershipId", to_char(pl.started_on, 'YYYY-MM-DD') as "startedOn",
              pl.weeks, pl.months, to_char(${morning}, 'YYYY-MM-DD') as today
         from check_in_plan pl
         join membership m on m.id = pl.membership_id and m.state = 'completed'
         join cohort c on c.id = m.cohort_id
        where pl.state = 'running'
          and pl.next_on <= ${morning}
        order by pl.membership_id limit $2 for update of pl skip locked`,
      [this.clock.now(), atOnce],
    )) as DuePlan[];
  }

  private async moveOn(manager: EntityManager, plan: DuePlan): Promise<number> {
    const due = askingDue(plan.startedOn, plan, plan.today);
    const isAsked = due ? await this.put(manager, plan.membershipId, due) : false;
    const next = nextAsking(plan.startedOn, plan, plan.today);
    await manager.query(
      `update check_in_plan set state = $2, next_number = $3, next_on = $4 where membership_id = $1`,
      [plan.membershipId, next ? 'running' : 'ended', next?.number ?? null, next?.on ?? null],
    );
    return Number(isAsked);
  }

  private async put(manager: EntityManager, membershipId: string, due: Asking): Promise<boolean> {
    const [made] = (await manager.query(
      `insert into check_in (id, membership_id, number, due_on, asked_at) values ($1, $2, $3, $4, $5)
       on conflict (membership_id, number) do nothing returning id`,
      [newId(), membershipId, due.number, due.on, this.clock.now()],
    )) as { id: string }[];
    if (made) await this.outbox.add(manager, checkInAsked, { checkInId: made.id });
    return made !== undefined;
  }
}
