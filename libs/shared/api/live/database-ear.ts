import pg from 'pg';
import type { Report } from '../jobs';

const firstPauseMs = 250;
const longestPauseMs = 10_000;
/** An answer that takes longer will not come: the line is dead and nobody said so. */
const patienceMs = 5_000;

export interface DatabaseEarOptions {
  databaseUrl: string;
  channel: string;
  onMessage: (payload: string) => void;
  /** It hears again, and may have missed something meanwhile. */
  onGap: () => void;
  report: Report;
}

/** Listens to a channel of PostgreSQL over a connection of its own, and heals that connection by itself. */
export class DatabaseEar {
  private client: pg.Client | null = null;
  private opening: Promise<void> | null = null;
  private retry: NodeJS.Timeout | undefined;
  private failures = 0;
  private hasHeard = false;
  private isClosed = false;

  constructor(private readonly options: DatabaseEarOptions) {}

  get isHearing(): boolean {
    return this.client !== null;
  }

  /** Begins to listen where it does not yet. @returns whether it hears now; when not, it goes on trying */
  async listen(): Promise<boolean> {
    if (this.isClosed) return false;
    if (!this.client && !this.retry) await (this.opening ??= this.open());
    return this.isHearing;
  }

  /** Asks whether the line still carries: one that died in silence would be heard of after hours. */
  async check(): Promise<void> {
    const { client } = this;
    await client?.query('select 1').catch((fault: unknown) => this.lose(client, fault));
  }

  async close(): Promise<void> {
    this.isClosed = true;
    clearTimeout(this.retry);
    await this.opening;
    const { client } = this;
    this.client = null;
    await client?.end().catch(() => undefined);
  }

  private async open(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.options.databaseUrl,
      application_name: 'pijar-live',
      keepAlive: true,
      connectionTimeoutMillis: patienceMs,
      query_timeout: patienceMs,
    });
    client.on('error', (fault) => this.lose(client, fault));
    client.on('end', () => this.lose(client, new Error('the connection ended')));
    client.on('notification', ({ payload }) => this.options.onMessage(payload ?? ''));
    try {
      await client.connect();
      await client.query(`listen ${this.options.channel}`);
      this.hear(client);
    } catch (fault) {
      void client.end().catch(() => undefined);
      this.tryLater(fault);
    } finally {
      this.opening = null;
    }
  }

  private hear(client: pg.Client): void {
    if (this.isClosed) {
      void client.end().catch(() => undefined);
      return;
    }
    this.client = client;
    this.failures = 0;
    if (this.hasHeard) this.options.onGap();
    this.hasHeard = true;
  }

  private lose(client: pg.Client, fault: unknown): void {
    if (this.client !== client) return;
    this.client = null;
    // It may hang for ever; a query that is under way makes it break off instead.
    void client.end().catch(() => undefined);
    this.tryLater(fault);
  }

  private tryLater(fault: unknown): void {
    if (this.isClosed) return;
    this.options.report(fault as Error, 'listening for news');
    const pause = Math.min(longestPauseMs, firstPauseMs * 2 ** this.failures++);
    this.retry = setTimeout(
      () => {
        this.retry = undefined;
        this.opening = this.open();
      },
      pause * (0.75 + Math.random() / 4),
    );
    this.retry.unref();
  }
}
