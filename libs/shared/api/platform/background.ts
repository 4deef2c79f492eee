import { Inject, Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  Jobs,
  type JobHandler,
  type QueueDefinition,
  type Rhythm,
  type WorkerSettings,
} from '../jobs';
import { EventHandlers, startEvents, type OutboxRelay } from '../outbox';
import { SETTINGS, type Settings } from '../settings';
import { DATABASE, type DatabaseOptions } from './database-options';

/** Seconds that running jobs are given to finish at a stop; what is not done by then is put back. */
const grace = 10;

/**
 * Work behind the scenes. Contexts say in `onModuleInit` what they would do; only processes that work (roles `all` and
 * `worker`) then start it. An API process opens the backend when an admin looks at failures, and otherwise not at all.
 */
@Injectable()
export class Background implements BeforeApplicationShutdown {
  private readonly log = new Logger('Background');
  private readonly starts: ((jobs: Jobs) => void)[] = [];
  private opening?: Promise<Jobs>;
  private relay?: OutboxRelay;

  constructor(
    private readonly db: DataSource,
    private readonly handlers: EventHandlers,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(DATABASE) private readonly database: DatabaseOptions,
  ) {}

  /** Says who does a queue's jobs. */
  worker<T extends object>(
    queue: QueueDefinition<T>,
    handler: JobHandler<T>,
    settings: WorkerSettings = {},
  ): void {
    this.starts.push((jobs) => jobs.worker(queue, handler, settings));
  }

  /** Says what is done again and again, and by whom; also when a process starts to work, for times that passed while none did. */
  schedule(
    id: string,
    queue: QueueDefinition<object>,
    { isAlsoAtStart = false, ...rhythm }: Rhythm & { isAlsoAtStart?: boolean },
    work: JobHandler<object>,
  ): void {
    this.worker(queue, work);
    this.starts.push((jobs) => void jobs.schedule(queue, id, rhythm, {}));
    if (!isAlsoAtStart) return;
    this.starts.push((jobs) => {
      jobs.enqueue(queue, {}).catch((fault) => this.report(fault, `${id} at the start`));
    });
  }

  /** The job backend, opened at the first call. */
  jobs(): Promise<Jobs> {
    this.opening ??= Jobs.open({
      backend: this.settings.redisUrl
        ? { redisUrl: this.settings.redisUrl }
        : { postgresUrl: this.database.url, maxConnections: 6 },
      report: this.report,
    });
    return this.opening;
  }

  /** Starts everything that was said. Call it once, after the application's init. */
  async start(): Promise<void> {
    const jobs = await this.jobs();
    for (const begin of this.starts) begin(jobs);
    this.relay = startEvents({
      db: this.db,
      databaseUrl: this.database.url,
      jobs,
      handlers: this.handlers,
      report: this.report,
    });
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.relay?.close();
    await (await this.opening)?.close(grace);
  }

  private readonly report = (fault: unknown, about: string) =>
    this.log.error(`${about}: ${fault instanceof Error ? (fault.stack ?? fault.message) : fault}`);
}
