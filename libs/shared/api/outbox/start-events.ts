import type { DataSource } from 'typeorm';
import { defineQueue } from '../jobs';
import { deliver, eventsQueue } from './event-delivery';
import { OutboxRelay, type OutboxRelayOptions } from './outbox-relay';

const sweepQueue = defineQueue('outbox-sweep');

/** Days that carried events are kept, for tracing what happened and for retries by an admin. */
const keptDays = 30;

/**
 * Starts what follows from events in this process: relay, handlers and the nightly sweep. Call it after every context has
 * registered its handlers, because an event is carried to those who are known then. The handlers' work ends with
 * `jobs.close()`.
 */
export function startEvents(options: OutboxRelayOptions): OutboxRelay {
  const { db, jobs, handlers } = options;
  jobs.worker(eventsQueue, (delivery) => deliver(delivery, db, handlers), { concurrency: 4 });
  jobs.worker(sweepQueue, () => sweepOutbox(db));
  void jobs.schedule(sweepQueue, 'outbox-sweep', { cron: '20 3 * * *', tz: 'Asia/Jakarta' }, {});
  const relay = new OutboxRelay(options);
  relay.start();
  return relay;
}

/** Removes events that were carried on more than 30 days ago, and later the marks that they were handled. */
export async function sweepOutbox(db: DataSource): Promise<void> {
  await db.query(`delete from outbox_event where relayed_at < now() - interval '${keptDays} days'`);
  // A mark must outlive its event: without it, a late delivery would be handled again.
  await db.query(
    `delete from handled_event where handled_at < now() - interval '${keptDays + 30} days'`,
  );
}
