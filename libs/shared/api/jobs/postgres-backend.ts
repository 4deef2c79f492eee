import {
  type BackendFactory,
  type IQueueBackend,
  PostgresConnection,
  PostgresQueueBackend,
  type QueueBaseOptions,
} from 'bullmq';
import type { EventEmitter } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import type { JobBackend, Report } from './job-backend';

/** Opens BullMQ's tables in the schema `bullmq`, made when missing. */
export async function postgresBackend(
  settings: { postgresUrl: string; maxConnections?: number },
  report: Report,
): Promise<JobBackend> {
  const connection = new SharedConnection({
    connectionString: settings.postgresUrl,
    schema: 'bullmq',
    migrate: true,
    max: settings.maxConnections ?? 4,
    application_name: 'pijar-jobs',
  });
  // Every queue and worker listens on the one connection.
  connection.setMaxListeners(0);
  connection.on('error', (fault: Error) => report(fault, 'postgres jobs'));
  await connection.waitUntilReady();
  const factory: BackendFactory<IQueueBackend, unknown> = (name, options) =>
    new SharedConnectionBackend(connection, name, options);
  return {
    factory,
    producer: connection,
    consumer: connection,
    ping: async () => {
      await connection.pool.query('select 1');
    },
    close: () => {
      // The pool lets go before the last goodbye is through; a database that stops then says so to nobody.
      connection.removeAllListeners('error');
      return connection.close();
    },
  };
}

/** Its LISTEN connection is asked by many queues: one question at a time, as the driver wants it. */
class SharedConnection extends PostgresConnection {
  private readonly prepared = new WeakSet<PgListenClient>();

  override async getListenClient(): Promise<PgListenClient> {
    const client = await super.getListenClient();
    if (this.prepared.has(client)) return client;
    this.prepared.add(client);
    (client as unknown as EventEmitter).setMaxListeners(0);
    const ask = client.query.bind(client);
    let last: Promise<unknown> = Promise.resolve();
    client.query = (text, params) => {
      const answer = last.catch(() => undefined).then(() => ask(text, params));
      last = answer;
      return answer as ReturnType<typeof ask<never>>;
    };
    return client;
  }
}

type PgListenClient = Awaited<ReturnType<PostgresConnection['getListenClient']>>;

/**
 * BullMQ gives each queue and worker a pool and a LISTEN connection of its own (63 connections for six queues); this
 * one borrows them, and leaves them open when it closes. It also rests after a fault: BullMQ asks for the next job again at
 * once when a read fails, which would keep a processor busy for as long as the database is away.
 */
class SharedConnectionBackend extends PostgresQueueBackend {
  constructor(connection: PostgresConnection, name: string, options: QueueBaseOptions<unknown>) {
    // As its owner it follows a LISTEN connection that had to be rebuilt.
    super(connection, name, { ...options, connection: connection.pool }, true);
  }

  override async close(): Promise<void> {
    this.closing ??= this.disconnectBlocking();
    await this.closing;
  }

  override async disconnect(): Promise<void> {
    await this.disconnectBlocking();
  }

  override async moveToActive(token: string, name?: string) {
    try {
      return await super.moveToActive(token, name);
    } catch (fault) {
      await pause(500);
      throw fault;
    }
  }
}
