import { type Job, Queue, type QueueOptions } from 'bullmq';
import { type JobBackend, type JobBackendSettings, openBackend, type Report } from './job-backend';
import { type JobHandler, JobWorker, type WorkerSettings } from './job-worker';
import { definedQueues, type QueueDefinition } from './queue-definition';

export interface JobsOptions {
  backend: JobBackendSettings;
  /** Told of every fault, with what it was about; the same fault is told once a minute. */
  report: Report;
}

/** When a schedule fires: every so many seconds, or at the times of a cron pattern in a time zone. */
export type Rhythm = { everySeconds: number } | { cron: string; tz: string };

/** A job that was given up, as an admin sees it: without its data, which may be personal. */
export interface FailedJob {
  queue: string;
  id: string;
  name: string;
  /** First line of the last fault. */
  reason: string;
  failedAt: Date;
  attempts: number;
}

const day = 24 * 60 * 60;

/** Background work over BullMQ, the same on Redis and on PostgreSQL. */
export class Jobs {
  private readonly queues = new Map<string, Queue>();
  private readonly workers: JobWorker[] = [];

  private closing?: Promise<void>;

  private constructor(
    private readonly backend: JobBackend,
    private readonly report: Report,
  ) {}

  /** Opens the backend; with Redis this does not wait for it. */
  static async open(options: JobsOptions): Promise<Jobs> {
    const report = oncePerMinute(options.report);
    return new Jobs(await openBackend(options.backend, report), report);
  }

  /**
   * @param options.jobId a second job with this id is not added, also shortly after the first is done
   * @param options.name what the admin reads when it fails; the queue's name when not given
   * @returns the job's id
   * @throws within 5 seconds while the backend is away
   */
  async enqueue<T extends object>(
    queue: QueueDefinition<T>,
    data: T,
    options: { jobId?: string; delaySeconds?: number; name?: string } = {},
  ): Promise<string> {
    const adding = this.queue(queue).add(options.name ?? queue.name, data, {
      ...(options.jobId && { jobId: options.jobId }),
      // PostgreSQL refuses a part of a millisecond.
      ...(options.delaySeconds && { delay: Math.ceil(options.delaySeconds * 1000) }),
    });
    return (await inTime(adding, 5_000)).id!;
  }

  /**
   * Adds many jobs in one go; each has an id, so doing it again after a fault adds only what is missing.
   * @throws within 5 seconds while the backend is away
   */
  async enqueueAll<T extends object>(
    queue: QueueDefinition<T>,
    items: { data: T; jobId: string; name: string }[],
  ): Promise<void> {
    if (items.length === 0) return;
    const jobs = items.map(({ data, jobId, name }) => ({ name, data, opts: { jobId } }));
    await inTime(this.queue(queue).addBulk(jobs), 5_000);
  }

  /** Starts doing a queue's jobs in this process. */
  worker<T extends object>(
    queue: QueueDefinition<T>,
    handler: JobHandler<T>,
    settings: WorkerSettings = {},
  ): void {
    const general = handler as unknown as JobHandler<object>;
    this.workers.push(new JobWorker(queue, general, this.backend, settings, this.report));
  }

  /**
   * Adds a job again and again; calling it once more with the same id changes the rhythm, so every process may call it
   * at its start. It takes effect as soon as the backend answers.
   */
  schedule<T extends object>(
    queue: QueueDefinition<T>,
    id: string,
    rhythm: Rhythm,
    data: T,
  ): Promise<void> {
    const repeat =
      'cron' in rhythm
        ? { pattern: rhythm.cron, tz: rhythm.tz }
        : { every: rhythm.everySeconds * 1000 };
    return this.queue(queue)
      .upsertJobScheduler(id, repeat, { name: id, data })
      .then(
        () => undefined,
        (fault: Error) => this.report(fault, `schedule ${id}`),
      );
  }

  /** What was given up, newest first. */
  async failures(limit = 100): Promise<FailedJob[]> {
    const perQueue = await Promise.all(
      definedQueues().map(async (queue) => {
        const failed = await inTime(this.queue(queue).getFailed(0, limit - 1), 5_000);
        return failed.map((job) => failedJob(queue.name, job));
      }),
    );
    return perQueue
      .flat()
      .sort((one, other) => other.failedAt.getTime() - one.failedAt.getTime())
      .slice(0, limit);
  }

  /**
   * Gives a failed job all its tries again.
   * @returns false when there is no such failed job (any more)
   */
  async retry(queueName: string, id: string): Promise<boolean> {
    const queue = definedQueues().find((candidate) => candidate.name === queueName);
    const job = queue && (await inTime(this.queue(queue).getJob(id), 5_000));
    if (!job || !(await job.isFailed())) return false;
    await job.retry('failed', { resetAttemptsMade: true });
    return true;
  }

  /** @throws when the backend does not answer within 2 seconds */
  ping(): Promise<void> {
    return inTime(this.backend.ping(), 2_000);
  }

  /**
   * Lets running jobs finish for at most so long and puts the others back. Faults are reported, not thrown: there is
   * nothing left to save.
   */
  close(waitSeconds = 10): Promise<void> {
    return (this.closing ??= this.end(waitSeconds));
  }

  private async end(waitSeconds: number): Promise<void> {
    const closing = [
      ...this.workers.map((worker) => worker.close(waitSeconds * 1000)),
      ...[...this.queues.values()].map((queue) => queue.close()),
    ];
    for (const outcome of await Promise.allSettled(
      closing.map((part) => inTime(part, waitSeconds * 1000 + 5_000)),
    )) {
      if (outcome.status === 'rejected') this.report(outcome.reason as Error, 'closing jobs');
    }
    await this.backend.close();
  }

  private queue(definition: QueueDefinition<object>): Queue {
    const open = this.queues.get(definition.name);
    if (open) return open;
    const options: QueueOptions<unknown> = {
      connection: this.backend.producer,
      defaultJobOptions: {
        attempts: definition.attempts,
        backoff: { type: 'exponential', delay: definition.backoff.seconds * 1000 },
        // Kept for a while so that an id that comes twice is known.
        removeOnComplete: { age: day / 2, count: 5_000 },
        removeOnFail: { age: 28 * day },
      },
      streams: { events: { maxLen: 1_000 } },
    };
    const queue = new Queue(definition.name, options, this.backend.factory) as unknown as Queue;
    queue.on('error', (fault) => this.report(fault, `queue ${definition.name}`));
    this.queues.set(definition.name, queue);
    return queue;
  }
}

function failedJob(queue: string, job: Job): FailedJob {
  return {
    queue,
    id: job.id!,
    name: job.name,
    reason: (job.failedReason ?? '').split('\n')[0]!.slice(0, 300),
    failedAt: new Date(job.finishedOn ?? job.timestamp),
    attempts: job.attemptsMade,
  };
}

async function inTime<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`The job backend did not answer in ${ms} ms`)), ms);
  });
  return Promise.race([work, limit]).finally(() => clearTimeout(timer));
}

/** While a backend is away, BullMQ says so many times a second. */
function oncePerMinute(report: Report): Report {
  const told = new Map<string, number>();
  return (fault, about) => {
    const key = `${about} ${fault.message}`;
    const now = Date.now();
    if (now - (told.get(key) ?? 0) < 60_000) return;
    if (told.size > 1_000) told.clear();
    told.set(key, now);
    report(fault, about);
  };
}
