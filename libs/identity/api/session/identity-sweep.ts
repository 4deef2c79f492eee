import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Background, defineQueue } from '@pijar/shared/api';
import { DataSource } from 'typeorm';
import { TryLimits } from '../tries';

const sweepQueue = defineQueue('identity-sweep', { attempts: 3 });

/** Every night: counts of tries whose window is over, sessions that ended, codes that have not worked for three months. */
@Injectable()
export class IdentitySweep implements OnModuleInit {
  constructor(
    private readonly background: Background,
    private readonly limits: TryLimits,
    private readonly db: DataSource,
  ) {}

  onModuleInit(): void {
    const rhythm = { cron: '40 3 * * *', tz: 'Asia/Jakarta' };
    this.background.schedule('identity-sweep', sweepQueue, rhythm, () => this.run());
  }

  async run(): Promise<void> {
    await this.limits.sweep();
    await this.db.query('delete from session where expires_at < now()');
    await this.db.query(
      `delete from activation_code
        where (used_at is not null or replaced_at is not null or expires_at < now())
          and created_at < now() - interval '90 days'`,
    );
  }
}
