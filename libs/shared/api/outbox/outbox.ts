import { Injectable } from '@nestjs/common';
import type { EventToken } from '@pijar/shared/contracts';
import type { EntityManager } from 'typeorm';
import { newId } from '../database/new-id';

/** What the relay listens to; PostgreSQL tells it after the commit. */
export const outboxChannel = 'outbox_event';

/** Writes down what happened in the transaction in which it happened; the relay carries it on after the commit. */
@Injectable()
export class Outbox {
  /** @returns the event's id, which is also the id of the jobs made from it */
  async add<T extends object>(
    manager: EntityManager,
    event: EventToken<T>,
    payload: T,
  ): Promise<string> {
    const id = newId();
    await manager.query(
      `with event as (insert into outbox_event (id, type, payload) values ($1, $2, $3))
       select pg_notify('${outboxChannel}', '')`,
      [id, event.type, payload],
    );
    return id;
  }
}
