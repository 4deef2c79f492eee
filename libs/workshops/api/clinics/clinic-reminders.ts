import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Background, Clock, defineQueue, Outbox } from '@pijar/shared/api';
import { clinicHostReminder, clinicReminder } from '@pijar/workshops/contracts';
import { DataSource, type EntityManager } from 'typeorm';

const reminderQueue = defineQueue<object>('clinic-reminders');

const kinds = [
  { before: 'day', marked: 'day_reminded_at', ahead: '24 hours', tooLate: '2 hours' },
  { before: 'hour', marked: 'hour_reminded_at', ahead: '1 hour', tooLate: '0 hours' },
] as const;

/** Reminds whoever has a seat, and the host, a day and an hour before the clinic. */
@Injectable()
export class ClinicReminders implements OnModuleInit {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly background: Background,
  ) {}

  onModuleInit(): void {
    this.background.schedule('clinic-reminders', reminderQueue, { everySeconds: 60 }, async () => {
      await this.remind();
    });
  }

  /**
   * Whoever got her seat within the time is not told what she has just read, and a day’s reminder that could not be sent until
   * shortly before the clinic is left to the one of the hour.
   * @returns how many were reminded: each booking and each host once for each kind, however often and from wherever it is called
   */
  async remind(): Promise<number> {
    const now = this.clock.now();
    return this.db.transaction(async (manager) => {
      let count = 0;
      for (const { before, marked, ahead, tooLate } of kinds) {
        const [rows] = (await manager.query(
          `update clinic_booking set ${marked} = $1
            where id in (
              select id from clinic_booking
               where state = 'booked' and ${marked} is null
                 and starts_at > $1::timestamptz + interval '${tooLate}'
                 and starts_at <= $1::timestamptz + interval '${ahead}'
                 and seated_at < starts_at - interval '${ahead}'
               order by id for update skip locked)
           returning id`,
          [now],
        )) as [{ id: string }[], number];
        for (const { id } of rows) {
          await this.outbox.add(manager, clinicReminder, { bookingId: id, before });
        }
        count += rows.length + (await this.remindHosts(manager, now, before));
      }
      return count;
    });
  }

  /** What was published within the time is fresh in her mind, as a seat is that was just taken. */
  private async remindHosts(
    manager: EntityManager,
    now: Date,
    before: 'day' | 'hour',
  ): Promise<number> {
    const { ahead, tooLate } = kinds.find((kind) => kind.before === before)!;
    const marked = `host_${before}_reminded_at`;
    const [rows] = (await manager.query(
      `update planned_session set ${marked} = $1
        where id in (
          select id from planned_session
           where host_id is not null and cancelled_at is null and ${marked} is null
             and starts_at > $1::timestamptz + interval '${tooLate}'
             and starts_at <= $1::timestamptz + interval '${ahead}'
             and created_at < starts_at - interval '${ahead}'
           order by id for update skip locked)
       returning id, starts_at as "startsAt"`,
      [now],
    )) as [{ id: string; startsAt: Date }[], number];
    for (const { id, startsAt } of rows) {
      const event = { clinicId: id, before, startsAt: startsAt.toISOString() };
      await this.outbox.add(manager, clinicHostReminder, event);
    }
    return rows.length;
  }
}
