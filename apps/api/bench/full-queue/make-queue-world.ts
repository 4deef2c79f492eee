import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import * as people from '../world/people.sql';
import { outline } from '../world/progress.sql';
import type { BenchSize } from '../world/size';
import { queueWork } from './queue-work.sql';

/** Fills a migrated database with the programme, people, cohorts, their coaches and work that waits. Nobody has learnt anything. */
export async function makeQueueWorld(app: NestFastifyApplication, size: BenchSize): Promise<void> {
  const db = app.get(DataSource);
  const [version] = (await db.query(
    `select id from programme_version where state = 'published' order by published_at desc limit 1`,
  )) as { id: string }[];
  await db.transaction(async (manager) => {
    await manager.query(people.cast(size));
    await manager.query(people.people);
    await manager.query(people.cohorts(version!.id));
    await manager.query(outline(version!.id));
    await manager.query(queueWork(size.queue.fewCohorts));
  });
  await db.query('vacuum analyze');
}
