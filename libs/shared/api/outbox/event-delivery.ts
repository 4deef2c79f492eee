import type { DataSource } from 'typeorm';
import { defineQueue } from '../jobs';
import type { EventHandlers } from './event-handlers';

/** One job per event and handler; the event itself stays in the database. */
export interface Delivery {
  eventId: string;
  type: string;
  handler: string;
}

export const eventsQueue = defineQueue<Delivery>('events', {
  attempts: 12,
  backoff: { seconds: 2 },
});

/** Ids of jobs may not contain a colon. */
export const deliveryId = (eventId: string, handler: string) => `${eventId}.${handler}`;

/**
 * Lets one handler handle one event. That it did is written in the handler's own transaction, so however often a delivery
 * comes, the effect comes once; two at the same moment wait for each other at that row.
 */
export async function deliver(
  delivery: Delivery,
  db: DataSource,
  handlers: EventHandlers,
): Promise<void> {
  const handle = handlers.find(delivery.type, delivery.handler);
  if (!handle) throw new Error(`Nobody is called ${delivery.handler} for ${delivery.type}`);
  await db.transaction(async (manager) => {
    const first: unknown[] = await manager.query(
      `insert into handled_event (handler, event_id) values ($1, $2)
       on conflict do nothing returning event_id`,
      [delivery.handler, delivery.eventId],
    );
    if (first.length === 0) return;
    const [event] = await manager.query(
      'select payload, occurred_at from outbox_event where id = $1',
      [delivery.eventId],
    );
    if (!event) throw new Error(`The event ${delivery.eventId} is no longer kept`);
    await handle(event.payload, manager, { id: delivery.eventId, occurredAt: event.occurred_at });
  });
}
