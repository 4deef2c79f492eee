import { Injectable, type OnModuleInit } from '@nestjs/common';
import { nextStepReminder } from '@pijar/learning/contracts';
import { Background, Clock, defineQueue, Outbox } from '@pijar/shared/api';
import { DataSource, type EntityManager } from 'typeorm';
import { nextStep } from '../rules';
import { QuietMembershipsQuery } from './quiet-memberships.query';

const reminderQueue = defineQueue<object>('daily-reminders');
const meetings = new Set(['session', 'clinic']);

/** Reminds quiet participants of the one next thing they can do by themselves, in the evening of where they live. */
@Injectable()
export class DailyReminders implements OnModuleInit {
  constructor(
    private readonly db: DataSource,
    private readonly quiet: QuietMembershipsQuery,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly background: Background,
  ) {}

  onModuleInit(): void {
    // Every hour, for it is evening at three times between Aceh and Papua; and at the start, for who was down at that hour.
    const rhythm = { cron: '0 * * * *', tz: 'Asia/Jakarta', isAlsoAtStart: true };
    this.background.schedule('daily-reminders', reminderQueue, rhythm, async () => {
      await this.remind();
    });
  }

  /** @returns how many were reminded: each person once a day, however often and from wherever it is called. */
  async remind(): Promise<number> {
    const reminders = (await this.quiet.at(this.clock.now())).flatMap(
      ({ membershipId, personId, today, steps }) => {
        const step = nextStep(steps, 0);
        if (!step || meetings.has(step.kind)) return [];
        return [{ membershipId, personId, stepId: step.stepId, on: today }];
      },
    );
    return this.db.transaction(async (manager) => {
      let count = 0;
      for (const reminder of reminders) {
        if (!(await isFirstOfDay(manager, reminder))) continue;
        await this.outbox.add(manager, nextStepReminder, reminder);
        count++;
      }
      return count;
    });
  }
}

/** Marks her as reminded; whoever marks at the same moment waits here and then finds her marked. */
async function isFirstOfDay(
  manager: EntityManager,
  { personId, on }: { personId: string; on: string },
): Promise<boolean> {
  const marked: unknown[] = await manager.query(
    `insert into learning_reminder as r (person_id, day) values ($1, $2)
     on conflict (person_id) do update set day = excluded.day where r.day < excluded.day
     returning person_id`,
    [personId, on],
  );
  return marked.length === 1;
}
