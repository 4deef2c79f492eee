import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
// Jest resolves no tsconfig paths in its global setup, so the other room has to be named by its folder.
// eslint-disable-next-line @nx/enforce-module-boundaries -- see above
import {
  type EmbeddedPostgres,
  startEmbeddedPostgres,
} from '../../../libs/shared/api/embedded-postgres';

/** What the teardown needs; both run in Jest's own process. */
export interface TestRun {
  postgres: EmbeddedPostgres;
  dataDir: string;
}

/** Starts the one PostgreSQL of a Jest run; spec files take databases of their own with `freshDatabase()`. */
export default async function globalSetup(): Promise<void> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'pijar-test-'));
  // mkdtemp makes it ours alone; as root the database runs as another user.
  chmodSync(dataDir, 0o711);
  const postgres = await startEmbeddedPostgres({
    dataDir,
    log: () => undefined,
    // Nothing here has to survive a power cut.
    settings: {
      fsync: 'off',
      synchronous_commit: 'off',
      full_page_writes: 'off',
      max_connections: '300',
    },
  });
  process.env['PIJAR_TEST_POSTGRES'] = postgres.url;
  const run: TestRun = { postgres, dataDir };
  (globalThis as { pijarTestRun?: TestRun }).pijarTestRun = run;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => void end(run).finally(() => process.exit(1)));
  }
}

/** Stops the run's PostgreSQL and removes its files. */
export async function end(run: TestRun): Promise<void> {
  await run.postgres.stop();
  rmSync(run.dataDir, { recursive: true, force: true });
}
