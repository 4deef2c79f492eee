import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Locker } from '@tus/server';
import type { DataSource } from 'typeorm';
import { isUploadId } from './upload-id';
import { uploadIdOf } from './upload-store';

type Lock = ReturnType<Locker['newLock']>;

/** A lock whose process died is free after this long. */
const leaseSeconds = 15;
const renewMs = 2_000;
const lookMs = 200;
const waitMs = 20_000;

/**
 * One writer for each upload over all processes: a phone that lost its line comes back through another one while the first still
 * waits for bytes. Whoever waits asks the writer to let go. It is a lease in the upload's row; no connection is held for it.
 */
export class UploadLocks implements Locker {
  constructor(private readonly db: DataSource) {}

  newLock(key: string): Lock {
    return new UploadLock(this.db, uploadIdOf(key));
  }
}

class UploadLock implements Lock {
  private readonly token = randomUUID();
  private renewal?: NodeJS.Timeout;

  constructor(
    private readonly db: DataSource,
    private readonly id: string,
  ) {}

  /** @throws 423 when the writer does not let go in time, or the request ended */
  async lock(stop: AbortSignal, letGo: () => void | Promise<void>): Promise<void> {
    const deadline = Date.now() + waitMs;
    while (isUploadId(this.id) && !stop.aborted && Date.now() < deadline) {
      if (await this.take()) {
        this.renewal = setInterval(() => void this.renew(letGo), renewMs);
        return;
      }
      await this.db.query('update upload set is_writer_wanted = true where id = $1', [this.id]);
      await pause(lookMs, undefined, { signal: stop }).catch(() => undefined);
    }
    throw { status_code: 423, body: 'Another request writes to this upload.' };
  }

  async unlock(): Promise<void> {
    clearInterval(this.renewal);
    await this.db.query(
      `update upload set writer = null, writer_until = null, is_writer_wanted = false
        where id = $1 and writer = $2`,
      [this.id, this.token],
    );
  }

  private async take(): Promise<boolean> {
    const [, count] = (await this.db.query(
      `update upload
          set writer = $2, writer_until = now() + make_interval(secs => $3), is_writer_wanted = false
        where id = $1 and (writer is null or writer_until < now())`,
      [this.id, this.token, leaseSeconds],
    )) as [unknown, number];
    return count === 1;
  }

  private async renew(letGo: () => void | Promise<void>): Promise<void> {
    try {
      const [rows] = (await this.db.query(
        `update upload set writer_until = now() + make_interval(secs => $3)
          where id = $1 and writer = $2 returning is_writer_wanted`,
        [this.id, this.token, leaseSeconds],
      )) as [{ is_writer_wanted: boolean }[], number];
      if (!rows[0] || rows[0].is_writer_wanted) await letGo();
    } catch {
      // The database is away: the lease ends by itself if that lasts, and the next renewal says so.
    }
  }
}
