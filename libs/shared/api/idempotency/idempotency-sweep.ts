import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { defineQueue } from '../jobs';
import { Background } from '../platform/background';

const sweepQueue = defineQueue('idempotency-sweep', { attempts: 3 });

/** Days that an answer is kept for a request that comes again. */
export const keptDays = 7;

/** Every night: answers that nobody asks for again. */
@Injectable()
export class IdempotencySweep implements OnModuleInit {
  constructor(
    private readonly background: Background,
    private readonly db: DataSource,
  ) {}

  onModuleInit(): void {
    const rhythm = { cron: '50 3 * * *', tz: 'Asia/Jakarta' };
    this.background.schedule('idempotency-sweep', sweepQueue, rhythm, async () => {
      await this.run();
    });
  }

  /** @returns how many were removed */
  async run(): Promise<number> {
    const [, removed] = (await this.db.query(
      'delete from idempotent_answer where created_at < now() - make_interval(days => $1)',
      [keptDays],
    )) as [unknown, number];
    return removed;
  }
}
