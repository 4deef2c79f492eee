import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Background, Clock, defineQueue } from '@pijar/shared/api';
import { DataSource } from 'typeorm';
import { isAstray } from './sharing.sql';
import { WorkSharing } from './work-sharing.service';

const sharingQueue = defineQueue<object>('submissions-sharing', { attempts: 1 });

/** Organisations in which something is kept for somebody who may not have it any more. */
const organisations = `
  select distinct c.organisation_id as id
    from work_sharing ws
    join cohort c on c.id = ws.cohort_id
    join submission s on s.cohort_id = c.id and s.state in ('submitted', 'in_review') and s.promised_until > $1
   where ${isAstray('$1')}
   order by 1`;

/**
 * Gathers what is kept for who lost her role, was signed off, reads other modules now, or has answered as much as she can this week,
 * and gives it to somebody who is there.
 */
@Injectable()
export class SharingWatch implements OnModuleInit {
  constructor(
    private readonly background: Background,
    private readonly db: DataSource,
    private readonly sharing: WorkSharing,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    const rhythm = { everySeconds: 60, isAlsoAtStart: true };
    this.background.schedule('submissions-sharing', sharingQueue, rhythm, async () => {
      await this.watch();
    });
  }

  /** @returns how many pieces went to somebody else */
  async watch(): Promise<number> {
    const found = (await this.db.query(organisations, [this.clock.now()])) as { id: string }[];
    let moved = 0;
    for (const { id } of found) {
      moved += await this.db.transaction((manager) => this.sharing.gather(manager, id));
    }
    return moved;
  }
}
