import { MembershipStarts } from '@pijar/cohorts/api';
import { DataSource } from 'typeorm';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import * as people from './people.sql';
import * as progress from './progress.sql';
import { makeCertificates } from './certificates';
import { work } from './work.sql';
import { workshops } from './workshops.sql';
import type { BenchSize } from './size';

/**
 * Fills a migrated database that holds the built-in programme, everything set by set. New memberships are announced as the
 * product does it, so that learning gives them their rows by its own rules.
 */
export async function makeWorld(app: NestFastifyApplication, size: BenchSize): Promise<void> {
  const db = app.get(DataSource);
  const [version] = (await db.query(
    `select id from programme_version where state = 'published' order by published_at desc limit 1`,
  )) as { id: string }[];
  await db.transaction(async (manager) => {
    await manager.query(people.cast(size));
    await manager.query(people.people);
    await manager.query(people.cohorts(version!.id));
    const memberships = (await manager.query('select id from membership')) as { id: string }[];
    await app.get(MembershipStarts, { strict: false }).announce(
      manager,
      memberships.map(({ id }) => id),
    );
    await manager.query(progress.outline(version!.id));
    await manager.query(progress.progress);
    await manager.query(progress.facts);
    await manager.query(progress.sampleFacts);
    await manager.query(work);
    await manager.query(workshops);
    await makeCertificates(manager);
  });
  await db.query('vacuum analyze');
}
