import { Injectable, type OnModuleInit } from '@nestjs/common';
import { nextStepReminder } from '@pijar/learning/contracts';
import { Background, Clock, defineQueue, Outbox } from '@pijar/shared/api';
import { DataSource } from 'typeorm';
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
    // Every hour, for it is evening at three times between Aceh and Papua.
    const rhythm = { cron: '0 * * * *', tz: 'Asia/Jakarta' };
    this.background.schedule('daily-reminders', reminderQueue, rhythm, async () => {
      await this.remind();
    });
  }

  /** @returns how many were reminded. Within the same hour a second run adds nothing that anybody sees. */
  async remind(): Promise<number> {
    const reminders = (await this.quiet.at(this.clock.now())).flatMap(
      ({ membershipId, personId, today, steps }) => {
        const step = nextStep(steps, 0);
        if (!step || meetings.has(step.kind)) return [];
        return [{ membershipId, personId, stepId: step.stepId, on: today }];
      },
    );
    await this.db.transaction(async (manager) => {
      for (const reminder of reminders) await this.outbox.add(manager, nextStepReminder, reminder);
    });
    return reminders.length;
  }
}
