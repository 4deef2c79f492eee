import path from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { loadPack } from '@pijar/curriculum/api';
import { assetFolder, readSettings } from '@pijar/shared/api';
import { DataSource } from 'typeorm';
import { migrate } from '../../data-source';
import { createServer } from '../../http/create-server';
import { createLogger } from '../../http/logger';
import type { BenchOperation } from '../operations/operation';
import { learnOperation, type LearntOperation } from '../twin/learn-operations';
import type { makeWorld } from './make-world';
import type { BenchSize } from './size';
import { World } from './world';

/** Makes the schema and everything in it, then learns from the product, run in this process, what each operation sends. */
export async function prepareWorld(
  databaseUrl: string,
  size: BenchSize,
  operations: BenchOperation[],
  folder: string,
  say: (line: string) => void,
  make: typeof makeWorld,
): Promise<LearntOperation[]> {
  const begin = performance.now();
  await migrate(databaseUrl);
  const app = await startHere(databaseUrl, folder);
  const world = new World(databaseUrl, size);
  try {
    await loadPack(app.get(DataSource), path.join(assetFolder('libs/curriculum/pack'), 'pijar-1'));
    await make(app, size);
    const seconds = Math.round((performance.now() - begin) / 1000);
    say(`Made in ${seconds} s: ${await countRows(world)}.`);
    const learnt: LearntOperation[] = [];
    for (const operation of operations) learnt.push(await learnOperation(app, world, operation));
    return learnt;
  } finally {
    await world.close();
    await app.close();
  }
}

async function startHere(databaseUrl: string, folder: string): Promise<NestFastifyApplication> {
  const settings = readSettings({
    DATABASE_URL: databaseUrl,
    PIJAR_DATA_DIR: path.join(folder, 'product'),
    PIJAR_DEMO: 'off',
    PIJAR_ROLE: 'api',
    TRUST_PROXY: 'on',
    LOG_LEVEL: 'error',
  });
  const app = await createServer(
    settings,
    { url: databaseUrl, poolSize: settings.databasePool },
    createLogger(settings),
    null,
  );
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
}

async function countRows(world: World): Promise<string> {
  const tables = [
    'person',
    'cohort',
    'learning_fact',
    'step_progress',
    'submission',
    'certificate',
  ];
  const counts = await Promise.all(
    tables.map(async (table) => {
      const [row] = await world.query<{ n: number }>(`select count(*)::int as n from ${table}`);
      return `${row!.n.toLocaleString('en')} ${table}`;
    }),
  );
  return counts.join(', ');
}
