import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Background, Clock, defineQueue } from '@pijar/shared/api';
import { transitions } from '@pijar/submissions/contracts';
import { DataSource } from 'typeorm';
import { DiscardFileService } from './files/discard-file.service';
import { IncomingStore } from './files/incoming-store';

const leaseSweep = defineQueue<object>('submissions-lease-sweep', { attempts: 1 });
const fileSweep = defineQueue<object>('submissions-file-sweep', { attempts: 1 });

/** What is done again and again: work whose lease ran out goes back, files that nobody handed in go. */
@Injectable()
export class SubmissionSweeps implements OnModuleInit {
  private readonly log = new Logger('SubmissionSweeps');

  constructor(
    private readonly background: Background,
    private readonly db: DataSource,
    private readonly files: DiscardFileService,
    private readonly incoming: IncomingStore,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.background.schedule('submissions-leases', leaseSweep, { everySeconds: 60 }, async () => {
      await this.expireLeases();
    });
    this.background.schedule('submissions-files', fileSweep, { everySeconds: 600 }, async () => {
      await this.removeLooseFiles();
    });
  }

  /**
   * The queue counts a lease that ran out as free at once; this makes the rows say so too. Rows that somebody holds wait for the
   * next time: whoever locks many is never waited for.
   * @returns how many went back
   */
  async expireLeases(): Promise<number> {
    const { from, to } = transitions.expire;
    const [, count] = (await this.db.query(
      `update submission set state = $3, claimed_by = null, claimed_until = null, version = version + 1
        where id in (select id from submission where state = any($2) and claimed_until <= $1
                        for update skip locked)`,
      [this.clock.now(), from, to],
    )) as [unknown, number];
    return count;
  }

  /** @returns how many files went */
  async removeLooseFiles(): Promise<number> {
    let gone = 0;
    for (let count = 1; count > 0; gone += count) {
      count = await this.files.sweep(this.clock.now());
    }
    await this.incoming.sweep();
    if (gone > 0) this.log.log(`${gone} files that nobody handed in were removed`);
    return gone;
  }
}
