import { deliver, EventHandlers } from '@pijar/shared/api';
import type { TestApp } from './test-app';

/**
 * Lets the app's handlers handle every event that waits in the outbox, and those that follow from them, as the relay
 * would. A fault of a handler is thrown.
 */
export async function deliverEvents({ app, db }: Pick<TestApp, 'app' | 'db'>): Promise<void> {
  const handlers = app.get(EventHandlers, { strict: false });
  for (;;) {
    const events = (await db.query(
      `select id, type from outbox_event where relayed_at is null order by occurred_at, id`,
    )) as { id: string; type: string }[];
    if (events.length === 0) return;
    for (const { id, type } of events) {
      for (const handler of handlers.namesFor(type)) {
        await deliver({ eventId: id, type, handler }, db, handlers);
      }
      await db.query('update outbox_event set relayed_at = now() where id = $1', [id]);
    }
  }
}
