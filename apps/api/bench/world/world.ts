import pg from 'pg';
import type { BenchSize } from './size';

/** The filled database, as operations look into it to make their requests. */
export class World {
  private readonly pool: pg.Pool;

  constructor(
    url: string,
    readonly size: BenchSize,
  ) {
    this.pool = new pg.Pool({ connectionString: url, max: 2 });
    // The database is stopped and started once between the making and the measuring.
    this.pool.on('error', () => undefined);
  }

  async query<T>(text: string, values: unknown[] = []): Promise<T[]> {
    return (await this.pool.query(text, values)).rows as T[];
  }

  close(): Promise<void> {
    return this.pool.end();
  }
}
