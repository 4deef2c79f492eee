import pg from 'pg';
import type { Report } from '../jobs';
import { outboxChannel } from './outbox';

/**
 * Tells when an event was committed, over a connection of its own. It may stay silent while that connection is away, so
 * whoever uses it also looks by the clock.
 */
export class WakeUp {
  private client: pg.Client | null = null;
  private isConnecting = false;
  private isClosed = false;

  constructor(
    private readonly databaseUrl: string,
    private readonly onEvent: () => void,
    private readonly report: Report,
  ) {}

  /** Connects when it is not connected; never throws. */
  async ensureListening(): Promise<void> {
    if (this.client || this.isConnecting || this.isClosed) return;
    this.isConnecting = true;
    const client = new pg.Client({
      connectionString: this.databaseUrl,
      application_name: 'pijar-outbox',
      keepAlive: true,
    });
    const forget = () => {
      if (this.client === client) this.client = null;
    };
    client.on('error', forget);
    client.on('end', forget);
    client.on('notification', this.onEvent);
    try {
      await client.connect();
      await client.query(`listen ${outboxChannel}`);
      this.client = client;
      if (this.isClosed) await this.close();
    } catch (fault) {
      await client.end().catch(() => undefined);
      this.report(fault as Error, 'listening for events');
    } finally {
      this.isConnecting = false;
    }
  }

  async close(): Promise<void> {
    this.isClosed = true;
    const { client } = this;
    this.client = null;
    await client?.end().catch(() => undefined);
  }
}
