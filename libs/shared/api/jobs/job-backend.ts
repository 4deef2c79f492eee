import type { BackendFactory, IQueueBackend } from 'bullmq';
import { postgresBackend } from './postgres-backend';
import { redisBackend } from './redis-backend';

/** Where jobs are kept: Redis when there is one, the product's own PostgreSQL otherwise. */
export type JobBackendSettings =
  | { redisUrl: string }
  | { postgresUrl: string; /** Size of the pool that all queues share. */ maxConnections?: number };

/** One open backend, whichever it is; queues and workers share its connections. */
export interface JobBackend {
  readonly factory: BackendFactory<IQueueBackend, unknown>;
  /** What BullMQ wants as `connection` of a queue; fails at once while the backend is away. */
  readonly producer: unknown;
  /** What BullMQ wants as `connection` of a worker; waits for the backend to come back. */
  readonly consumer: unknown;
  /** @throws when the backend does not answer */
  ping(): Promise<void>;
  close(): Promise<void>;
}

export type Report = (fault: Error, about: string) => void;

export const openBackend = (settings: JobBackendSettings, report: Report): Promise<JobBackend> =>
  'redisUrl' in settings ? redisBackend(settings, report) : postgresBackend(settings, report);
