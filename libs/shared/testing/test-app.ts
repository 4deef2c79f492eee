import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ModuleMetadata } from '@nestjs/common';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import {
  configureApp,
  maxJsonBytes,
  PlatformModule,
  readSettings,
  type Settings,
} from '@pijar/shared/api';
import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import { DataSource } from 'typeorm';
import { freshDatabase } from './fresh-database';

export interface TestApp {
  app: NestFastifyApplication;
  db: DataSource;
  databaseUrl: string;
  settings: Settings;
  /** One request; `as` is a person whose session cookie is sent. */
  call(options: InjectOptions & { as?: { cookie: string } }): Promise<LightMyRequestResponse>;
  close(): Promise<void>;
}

/**
 * The named contexts on a fresh database and data folder of their own, behind the real HTTP pipeline. Close it in afterAll.
 * With `DATABASE_URL` it is one more process on another's database.
 */
export async function startTestApp(
  modules: NonNullable<ModuleMetadata['imports']>,
  environment: Record<string, string> = {},
): Promise<TestApp> {
  const shared = environment['DATABASE_URL'];
  const database = shared ? { url: shared, drop: async () => undefined } : await freshDatabase();
  const dataDir = mkdtempSync(path.join(tmpdir(), 'pijar-test-'));
  const settings = readSettings({
    LOG_LEVEL: 'silent',
    PIJAR_DEMO: 'on',
    // Decisions take effect at once, except where a test is about taking them back.
    PIJAR_UNDO_SECONDS: '0',
    PIJAR_DATA_DIR: dataDir,
    ...environment,
  });
  const module = await Test.createTestingModule({
    imports: [PlatformModule.with(settings, { url: database.url, poolSize: 10 }), ...modules],
  }).compile();
  const app = module.createNestApplication<NestFastifyApplication>(
    new FastifyAdapter({ bodyLimit: maxJsonBytes }),
    { logger: false, bodyParser: false },
  );
  await configureApp(app, settings);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return {
    app,
    db: app.get(DataSource),
    databaseUrl: database.url,
    settings,
    call: ({ as, ...options }) =>
      app.inject({
        ...options,
        headers: { ...options.headers, ...(as ? { cookie: as.cookie } : {}) },
      } as InjectOptions) as Promise<LightMyRequestResponse>,
    close: async () => {
      await app.close();
      await database.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
