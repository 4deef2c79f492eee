import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { loadBuiltInPacks, PackRefused, PublishedPackChanged } from '@pijar/curriculum/api';
import { Background, startEmbeddedPostgres, StartupFault, type Settings } from '@pijar/shared/api';
import type { Logger } from 'pino';
import { DataSource } from 'typeorm';
import { migrate } from '../data-source';
import { createServer } from '../http/create-server';
import { ensureDemo } from '../seeds/ensure-demo';
import { greetingOf } from './greeting';

export interface Product {
  app: NestFastifyApplication;
  /** Where it listens, e.g. `http://127.0.0.1:3000`. */
  address: string;
  /** What whoever started it should know: the demo's sign-ins, or the first admin's link. */
  greeting: string[];
  stop(): Promise<void>;
}

/** dist/web beside dist/api, wherever the build lies. */
const webFolder = path.join(path.dirname(fileURLToPath(import.meta.url)), '../web');

/**
 * Starts everything this process is for: its database (unless one is given), the schema, the server.
 * @throws StartupFault with one sentence for whoever started it
 */
export async function startProduct(
  settings: Settings,
  log: Logger,
  say: (line: string) => void,
): Promise<Product> {
  const closers: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const close of closers.splice(0).reverse()) await close();
  };
  try {
    const databaseUrl = settings.databaseUrl ?? (await ownDatabase(settings, log, closers, say));
    const applied = await migrate(databaseUrl);
    if (applied.length > 0) say(`Updated the database's schema (${applied.length} migrations).`);
    await loadBuiltInProgramme(databaseUrl, say);
    if (settings.isDemo && settings.role !== 'worker') {
      await ensureDemo(settings, databaseUrl, log, say);
    }
    const database = { url: databaseUrl, poolSize: settings.databasePool };
    const app = await createServer(settings, database, log, webFolder);
    closers.push(() => app.close());
    await app.init();
    const address = await listen(app, settings);
    // Work begins when the address is known: it stands in certificates.
    if (settings.role !== 'api') await app.get(Background).start();
    return { app, address, greeting: await greetingOf(app, settings), stop };
  } catch (fault) {
    await stop();
    throw fault;
  }
}

async function ownDatabase(
  settings: Settings,
  log: Logger,
  closers: (() => Promise<void>)[],
  say: (line: string) => void,
): Promise<string> {
  const database = await startEmbeddedPostgres({
    dataDir: settings.dataDir,
    log: say,
    serverLog: (line) => log.debug({ line }, 'postgres'),
  });
  closers.push(() => database.stop());
  return database.url;
}

async function loadBuiltInProgramme(
  databaseUrl: string,
  say: (line: string) => void,
): Promise<void> {
  const db = await new DataSource({ type: 'postgres', url: databaseUrl, poolSize: 1 }).initialize();
  try {
    for (const pack of await loadBuiltInPacks(db)) {
      if (pack.isNew) say(`Loaded the programme ${pack.code}, version ${pack.version}.`);
    }
  } catch (fault) {
    if (fault instanceof PackRefused || fault instanceof PublishedPackChanged) {
      throw new StartupFault(fault.message);
    }
    throw fault;
  } finally {
    await db.destroy();
  }
}

async function listen(app: NestFastifyApplication, settings: Settings): Promise<string> {
  try {
    await app.listen(settings.port, settings.host);
  } catch (fault) {
    if ((fault as { code?: string }).code === 'EADDRINUSE') {
      throw new StartupFault(
        `Port ${settings.port} is in use: stop what listens there, or choose another with PORT=3001 npm start.`,
      );
    }
    throw fault;
  }
  const address = await app.getUrl();
  settings.port = Number(new URL(address).port) || settings.port;
  return address;
}
