import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '@pijar/identity/contracts';
import { FILE_STORE, problems, type FileStore } from '@pijar/shared/api';
import { DataSource } from 'typeorm';
import { IncomingStore } from './incoming-store';

interface GoneRow {
  id: string;
  storedKey: string | null;
  previewKey: string | null;
}

/** Removes files that are part of no attempt and no message. The row goes last: after a crash the sweep finds it again. */
@Injectable()
export class DiscardFileService {
  constructor(
    private readonly db: DataSource,
    private readonly incoming: IncomingStore,
    @Inject(FILE_STORE) private readonly files: FileStore,
  ) {}

  /** @throws 404 when it is not the actor's; 409 `upload-bound` when it was handed in or sent */
  async discard(actor: Actor, id: string): Promise<void> {
    const [rows] = (await this.db.query(
      `update upload set state = 'refused', refusal = 'file-expired', expires_at = now()
        where id = $1 and owner_id = $2 and attempt_id is null and message_id is null
       returning id, stored_key as "storedKey", preview_key as "previewKey"`,
      [id, actor.personId],
    )) as [GoneRow[], number];
    if (rows[0]) return this.remove(rows[0]);
    const [other] = (await this.db.query('select id from upload where id = $1 and owner_id = $2', [
      id,
      actor.personId,
    ])) as { id: string }[];
    if (!other) throw problems.notFound();
    throw problems.conflict('upload-bound', 'It was handed in.');
  }

  /**
   * Removes what nobody handed in in time, a batch at a time.
   * @returns how many files went
   */
  async sweep(now: Date, batch = 100): Promise<number> {
    // Refused from here on, so that no hand-in takes it while its bytes go.
    const [rows] = (await this.db.query(
      `update upload set state = 'refused', refusal = coalesce(refusal, 'file-expired')
        where id in (select id from upload where attempt_id is null and message_id is null and expires_at <= $1
                      order by expires_at limit $2 for update skip locked)
       returning id, stored_key as "storedKey", preview_key as "previewKey"`,
      [now, batch],
    )) as [GoneRow[], number];
    for (const row of rows) await this.remove(row);
    return rows.length;
  }

  private async remove(row: GoneRow): Promise<void> {
    await this.incoming.remove(row.id);
    if (row.storedKey) await this.files.delete(row.storedKey);
    if (row.previewKey) await this.files.delete(row.previewKey);
    await this.db.query(
      'delete from upload where id = $1 and attempt_id is null and message_id is null',
      [row.id],
    );
  }
}
