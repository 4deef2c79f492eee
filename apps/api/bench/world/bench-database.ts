import path from 'node:path';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '@pijar/shared/api';
import pg from 'pg';

/** The product's own kind of database, with the product's own settings, in a folder of the bench. */
export class BenchDatabase {
  /** Of the postmaster; all other PostgreSQL processes are its children. */
  pid = 0;

  private constructor(
    private readonly dataDir: string,
    private running: EmbeddedPostgres,
  ) {}

  static async start(folder: string): Promise<BenchDatabase> {
    const dataDir = path.join(folder, 'database');
    const database = new BenchDatabase(dataDir, await open(dataDir));
    await database.findPid();
    return database;
  }

  get url(): string {
    return this.running.url;
  }

  /** As after a night: what was written is on the disk, memory is fresh. */
  async restart(): Promise<void> {
    await this.running.stop();
    this.running = await open(this.dataDir);
    await this.findPid();
  }

  stop(): Promise<void> {
    return this.running.stop();
  }

  private async findPid(): Promise<void> {
    const client = new pg.Client(this.url);
    await client.connect();
    const { rows } = await client.query(
      `select split_part(pg_read_file('postmaster.pid'), E'\\n', 1)::int as pid`,
    );
    this.pid = (rows as { pid: number }[])[0]!.pid;
    await client.end();
  }
}

const open = (dataDir: string) => startEmbeddedPostgres({ dataDir, log: () => undefined });
