import { type BackendFactory, createRedisBackend, type IQueueBackend } from 'bullmq';
import { Redis, type RedisOptions } from 'ioredis';
import { once } from 'node:events';
import type { JobBackend, Report } from './job-backend';

/** Opens Redis without waiting for it: the product starts, and takes work, while Redis is away. */
export async function redisBackend(
  settings: { redisUrl: string },
  report: Report,
): Promise<JobBackend> {
  const open = (options: RedisOptions) => {
    const redis = new Redis(settings.redisUrl, {
      connectTimeout: 5_000,
      retryStrategy: (times) => Math.min(times * 200, 2_000),
      ...options,
    });
    redis.on('error', (fault) => report(fault, 'redis'));
    return redis;
  };
  // A producer serves a person or the outbox, which keep what could not be handed over; a worker just waits.
  const producer = open({ enableOfflineQueue: false, maxRetriesPerRequest: 1 });
  const consumer = open({ maxRetriesPerRequest: null });
  return {
    factory: createRedisBackend as BackendFactory<IQueueBackend, unknown>,
    producer,
    consumer,
    ping: async () => {
      if (producer.status !== 'ready') await once(producer, 'ready');
      await producer.ping();
    },
    close: async () => {
      for (const redis of [producer, consumer]) redis.disconnect();
    },
  };
}
