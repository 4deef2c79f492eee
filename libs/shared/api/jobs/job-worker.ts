import { type Job, Worker, type WorkerOptions } from 'bullmq';
import { once } from 'node:events';
import { EventEmitter } from 'node:events';
import type { JobBackend, Report } from './job-backend';
import type { QueueDefinition } from './queue-definition';

/** What a handler may want to know beside the data. */
export interface JobRun {
  id: string;
  /** 1 for the first try. */
  attempt: number;
  /** Aborted when the process has to stop and the job will be done again. */
  signal: AbortSignal;
}

/** Does one job. It may be called again for the same job after a crash, so what it does must bear that. */
export type JobHandler<T extends object> = (data: T, run: JobRun) => Promise<void>;

export interface WorkerSettings {
  /** Jobs of this queue at the same time in this process; 1 when not given. */
  concurrency?: number;
  /** Milliseconds after which a job of a dead worker is given to another; 20 s when not given. */
  lockMs?: number;
}

/** One queue's worker in this process, with an end that has a bound. */
export class JobWorker {
  private readonly worker: Worker;
  private readonly running = new Map<Job, { token: string; stop: AbortController }>();
  private readonly idle = new EventEmitter();

  constructor(
    queue: QueueDefinition<object>,
    handler: JobHandler<object>,
    backend: JobBackend,
    settings: WorkerSettings,
    private readonly report: Report,
  ) {
    const lockDuration = settings.lockMs ?? 20_000;
    const options: WorkerOptions<unknown> = {
      connection: backend.consumer,
      concurrency: settings.concurrency ?? 1,
      lockDuration,
      stalledInterval: lockDuration / 2,
      // A job that was running when the process died is not to blame; one that kills it again and again is.
      maxStalledCount: 5,
    };
    this.worker = new Worker(
      queue.name,
      (job, token) => this.run(job, token!, handler),
      options,
      backend.factory,
    ) as unknown as Worker;
    this.worker.on('error', (fault) => report(fault, `queue ${queue.name}`));
    this.worker.on('failed', (job, fault) => {
      const isFinal = !job || job.attemptsMade >= (job.opts.attempts ?? 1);
      report(fault, `job ${queue.name} ${job?.id}${isFinal ? ', given up' : ''}`);
    });
  }

  private async run(job: Job, token: string, handler: JobHandler<object>): Promise<void> {
    const stop = new AbortController();
    this.running.set(job, { token, stop });
    try {
      await handler(job.data as object, {
        id: job.id!,
        attempt: job.attemptsMade + 1,
        signal: stop.signal,
      });
    } finally {
      this.running.delete(job);
      if (this.running.size === 0) this.idle.emit('idle');
    }
  }

  /** Takes no further job, waits for the running ones at most so long, and puts the rest back for somebody else. */
  async close(waitMs: number): Promise<void> {
    await this.worker.pause(true);
    if (this.running.size > 0) {
      const limit = AbortSignal.timeout(waitMs);
      await once(this.idle, 'idle', { signal: limit }).catch(() => undefined);
    }
    const left = [...this.running];
    for (const [job, { token, stop }] of left) {
      stop.abort();
      await job.moveToWait(token).catch((fault) => this.report(fault, `putting back ${job.id}`));
    }
    await this.worker.close(left.length > 0);
  }
}
