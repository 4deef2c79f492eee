import { Injectable } from '@nestjs/common';
import type { Actor } from '@pijar/identity/contracts';
import { problems } from '@pijar/shared/api';
import { DataSource } from 'typeorm';

/** Marks what a person has read. Doing it twice changes nothing. */
@Injectable()
export class InboxService {
  constructor(private readonly db: DataSource) {}

  /** @throws 404 when it is not hers */
  async read(actor: Actor, notificationId: string): Promise<void> {
    const [, found] = (await this.db.query(
      `update notification set read_at = coalesce(read_at, now()) where id = $1 and person_id = $2`,
      [notificationId, actor.personId],
    )) as [unknown, number];
    if (found === 0) throw problems.notFound();
  }

  async readAll(actor: Actor): Promise<void> {
    await this.db.query(
      'update notification set read_at = now() where person_id = $1 and read_at is null',
      [actor.personId],
    );
  }
}
