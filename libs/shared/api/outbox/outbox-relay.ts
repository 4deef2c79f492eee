import { EventEmitter, once } from 'node:events';
import type { DataSource } from 'typeorm';
import type { Jobs, Report } from '../jobs';
import { deliveryId, eventsQueue } from './event-delivery';
import type { EventHandlers } from './event-handlers';
import { WakeUp } from './wake-up';

interface WaitingEvent {
  id: string;
  type: string;
}

const batchSize = 100;
const pollMs = 2_000;
const longestRestMs = 10_000;

export interface OutboxRelayOptions {
  db: DataSource;
  databaseUrl: string;
  jobs: Jobs;
  handlers: EventHandlers;
  report: Report;
}

/**
 * Carries committed events to the job queue: at once when PostgreSQL tells, every two seconds in any case. While the queue
 * is away the events stay where they are. Several relays may run; each event is taken by one of them at a time, and one that dies
 * halfway leaves its events to the others.
 */
export class OutboxRelay {
  private readonly wakeUp: WakeUp;
  private readonly bell = new EventEmitter();
  private readonly stop = new AbortController();
  private hasNews = false;
  private running: Promise<void> | null = null;

  constructor(private readonly options: OutboxRelayOptions) {
    this.wakeUp = new WakeUp(options.databaseUrl, () => this.wake(), options.report);
  }

  start(): void {
    this.running ??= this.run();
  }

  async close(): Promise<void> {
    this.stop.abort();
    await this.running;
    await this.wakeUp.close();
  }

  private wake(): void {
    this.hasNews = true;
    this.bell.emit('news');
  }

  private async run(): Promise<void> {
    let restMs = 0;
    while (!this.stop.signal.aborted) {
      await this.wakeUp.ensureListening();
      this.hasNews = false;
      try {
        const relayed = await this.relayBatch();
        restMs = 0;
        if (relayed === batchSize) continue;
      } catch (fault) {
        this.options.report(fault as Error, 'relaying events');
        restMs = Math.min(Math.max(restMs * 2, 250), longestRestMs);
      }
      await this.rest(restMs);
    }
  }

  /** After a fault it rests in full; otherwise news end the rest. */
  private async rest(faultMs: number): Promise<void> {
    if (faultMs === 0 && this.hasNews) return;
    const end = AbortSignal.any([this.stop.signal, AbortSignal.timeout(faultMs || pollMs)]);
    await once(this.bell, faultMs ? 'never' : 'news', { signal: end }).catch(() => undefined);
  }

  /** @returns how many events were carried on */
  private async relayBatch(): Promise<number> {
    const { db, jobs, handlers } = this.options;
    return db.transaction(async (manager) => {
      const events: WaitingEvent[] = await manager.query(
        `select id, type from outbox_event where relayed_at is null
         order by occurred_at limit ${batchSize} for update skip locked`,
      );
      if (events.length === 0) return 0;
      const deliveries = events.flatMap(({ id, type }) =>
        handlers.namesFor(type).map((handler) => ({
          data: { eventId: id, type, handler },
          jobId: deliveryId(id, handler),
          name: `${type} → ${handler}`,
        })),
      );
      await jobs.enqueueAll(eventsQueue, deliveries);
      await manager.query('update outbox_event set relayed_at = now() where id = any($1)', [
        events.map((event) => event.id),
      ]);
      return events.length;
    });
  }
}
