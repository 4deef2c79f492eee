import { Injectable } from '@nestjs/common';
import type { Actor } from '@pijar/identity/contracts';
import { Clock } from '@pijar/shared/api';
import type { SecondReadings } from '@pijar/submissions/contracts';
import { DataSource } from 'typeorm';
import {
  cohortJson,
  isOffered,
  isUninvolved,
  offeredDays,
  readingParameters,
  readingTables,
  reviewsIt,
  stepJson,
} from './readings.sql';

const most = 50;

const offered = `select z.id as "readingId", ${stepJson} as step, ${cohortJson} as cohort, z.drawn_at as "drawnAt",
    z.reader_id is not distinct from $1 as "isMine"
  from ${readingTables}
 where z.read_at is null and z.drawn_at > $5::timestamptz - interval '${offeredDays} days'
   and ${isOffered} and ${reviewsIt} and ${isUninvolved}
 order by z.reader_id is not distinct from $1 desc, z.drawn_at, z.id limit ${most}`;

/** What a coach is asked to read a second time. */
@Injectable()
export class ReadingsQuery {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  async list(actor: Actor): Promise<SecondReadings> {
    const rows = (await this.db.query(
      offered,
      readingParameters(actor, this.clock.now()),
    )) as (SecondReadings['items'][number] & { drawnAt: Date })[];
    return { items: rows.map((row) => ({ ...row, drawnAt: row.drawnAt.toISOString() })) };
  }
}
