import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Background, Clock, defineQueue, FILE_STORE, type FileStore } from '@pijar/shared/api';
import { DataSource } from 'typeorm';
import { isNamed } from './voice.sql';

const voiceSweep = defineQueue<object>('submissions-voice-sweep', { attempts: 1 });

/** Removes recordings that nothing names: thrown away, never sent, or of somebody who was erased. */
@Injectable()
export class VoiceSweep implements OnModuleInit {
  constructor(
    private readonly db: DataSource,
    private readonly background: Background,
    private readonly clock: Clock,
    @Inject(FILE_STORE) private readonly files: FileStore,
  ) {}

  onModuleInit(): void {
    this.background.schedule('submissions-voices', voiceSweep, { everySeconds: 600 }, async () => {
      await this.run();
    });
  }

  /** The row goes last: after a crash the next sweep finds it again. @returns how many went */
  async run(batch = 200): Promise<number> {
    // Leaving from here on, so that no draft takes it while its bytes go. One that was named in between stays.
    const [rows] = (await this.db.query(
      `update feedback_voice v set is_leaving = true
        where v.id in (select v.id from feedback_voice v where v.expires_at <= $1 and not ${isNamed}
                        order by v.expires_at limit $2 for update skip locked)
       returning v.id, v.stored_key as "storedKey"`,
      [this.clock.now(), batch],
    )) as [{ id: string; storedKey: string | null }[], number];
    const [kept] = (await this.db.query(
      `update feedback_voice v set is_leaving = false where v.id = any($1) and ${isNamed} returning v.id`,
      [rows.map(({ id }) => id)],
    )) as [{ id: string }[], number];
    const leaving = rows.filter(({ id }) => !kept.some((voice) => voice.id === id));
    for (const { id, storedKey } of leaving) {
      if (storedKey) await this.files.delete(storedKey);
      await this.db.query('delete from feedback_voice where id = $1', [id]);
    }
    return leaving.length;
  }
}
