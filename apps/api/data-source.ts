import { DataSource } from 'typeorm';
import { migrations } from './migrations';

/** Any constant: every process that migrates takes this lock first, so that one does the work and the others wait. */
const migrationLock = 7_421_060_815;

/**
 * A data source that knows the migrations and nothing else; the application's own comes from PlatformModule.
 * @param count only the first so many migrations; all when not given
 */
export function migrationSource(url: string, count?: number): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    migrations: migrations.slice(0, count),
    migrationsTableName: 'migration',
    // One connection holds the lock, one migrates.
    poolSize: 2,
    applicationName: 'pijar-migrate',
  });
}

/**
 * Brings the database to the newest schema, or to that after the first `count` migrations; returns the names of what was
 * applied. Safe to run from many processes at once.
 */
export async function migrate(url: string, count?: number): Promise<string[]> {
  const source = await migrationSource(url, count).initialize();
  const lock = source.createQueryRunner();
  try {
    await lock.query('select pg_advisory_lock($1)', [migrationLock]);
    const applied = await source.runMigrations({ transaction: 'each' });
    return applied.map((migration) => migration.name);
  } finally {
    await lock.query('select pg_advisory_unlock($1)', [migrationLock]);
    await lock.release();
    await source.destroy();
  }
}
