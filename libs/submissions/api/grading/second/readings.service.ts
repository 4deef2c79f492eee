import { Injectable } from '@nestjs/common';
import type { Rubric } from '@pijar/curriculum/contracts';
import type { Actor } from '@pijar/identity/contracts';
import { Clock, problems } from '@pijar/shared/api';
import type { Scores, SecondReadingView } from '@pijar/submissions/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import { fileJson } from '../../hand-in/attempts.sql';
import { assertScoresComplete } from '../../review/attempt-checks';
import { pairsOf, widestGap } from '../kappa';
import { isSame } from '../tries';
import {
  briefedStepJson,
  cohortJson,
  isOffered,
  isUninvolved,
  readingParameters,
  readingTables,
  reviewsIt,
} from './readings.sql';

/** The attempt as it was handed in, without whose it is and what was said of it. */
export const workJson = `json_build_object('id', a.id, 'number', a.number, 'text', a.text, 'links', a.links, 'sentAt', a.sent_at,
  'files', (select coalesce(json_agg(${fileJson} order by u.position), '[]') from upload u where u.attempt_id = a.id))`;

interface ReadingRow {
  id: string;
  readerId: string | null;
  isOffered: boolean;
  scores: Scores | null;
  first: { scores: Scores; good: string; change: string };
  rubric: Rubric;
  apartFrom: number;
  shown: Pick<SecondReadingView, 'step' | 'cohort' | 'work'>;
}

const reading = `select z.id, z.reader_id as "readerId", ${isOffered} as "isOffered", z.scores,
    json_build_object('scores', f.scores, 'good', f.good, 'change', f.change) as first, st.body->'rubric' as rubric,
    coalesce((select r.apart_from from grading_rule r join programme_version v on v.id = c.programme_version_id
               where r.organisation_id = c.organisation_id and r.programme_id = v.programme_id), 2) as "apartFrom",
    json_build_object('step', ${briefedStepJson}, 'cohort', ${cohortJson}, 'work', ${workJson}) as shown
  from ${readingTables}
 where z.id = $6 and ${reviewsIt} and ((z.reader_id = $1 and z.read_at is not null) or (${isUninvolved}))`;

/** Somebody else reads answered work and scores it, without knowing what was said. The participant is told nothing of it. */
@Injectable()
export class ReadingsService {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** @throws 404; 409 `taken-by-other` */
  take(actor: Actor, readingId: string): Promise<SecondReadingView> {
    return this.db.transaction(async (manager) => {
      const row = await this.lock(manager, actor, readingId);
      if (row.readerId === actor.personId && (row.isOffered || row.scores)) return viewOf(row);
      if (row.scores || !row.isOffered) {
        throw problems.conflict('taken-by-other', 'Somebody else reads it.');
      }
      await manager.query(
        `update second_reading set reader_id = $2, taken_at = $3,
                passed_by = passed_by || case when reader_id is null then '{}' else array[reader_id] end
          where id = $1`,
        [row.id, actor.personId, this.clock.now()],
      );
      return viewOf(row);
    });
  }

  /** Nothing happens when it is not hers, or read. */
  async pass(actor: Actor, readingId: string): Promise<void> {
    await this.db.query(
      `update second_reading set reader_id = null, taken_at = null, passed_by = passed_by || $2::uuid
        where id = $1 and reader_id = $2 and read_at is null`,
      [readingId, actor.personId],
    );
  }

  /** @throws 404 unless she took it */
  show(actor: Actor, readingId: string): Promise<SecondReadingView> {
    return this.db.transaction(async (manager) => {
      return viewOf(await this.lockHers(manager, actor, readingId));
    });
  }

  /** @throws 404 unless she took it; 409 `already-scored`; 422 */
  send(actor: Actor, readingId: string, scores: Scores): Promise<SecondReadingView> {
    return this.db.transaction(async (manager) => {
      const row = await this.lockHers(manager, actor, readingId);
      assertScoresComplete(row.rubric, scores);
      if (row.scores) {
        if (isSame(row.scores, scores)) return viewOf(row);
        throw problems.conflict('already-scored', 'You sent other scores before.', viewOf(row));
      }
      const widest = widestGap(pairsOf(row.first.scores, scores));
      await manager.query(
        'update second_reading set scores = $2, read_at = $3, widest = $4, is_apart = $5 where id = $1',
        [row.id, scores, this.clock.now(), widest, widest >= row.apartFrom],
      );
      return viewOf({ ...row, scores });
    });
  }

  private async lockHers(
    manager: EntityManager,
    actor: Actor,
    readingId: string,
  ): Promise<ReadingRow> {
    const row = await this.lock(manager, actor, readingId);
    const isHers = row.readerId === actor.personId && (row.isOffered || row.scores !== null);
    if (!isHers) throw problems.notFound();
    return row;
  }

  /** @throws 404 unless she may read it */
  private async lock(manager: EntityManager, actor: Actor, readingId: string): Promise<ReadingRow> {
    await manager.query('select id from second_reading where id = $1 for update', [readingId]);
    const [row] = (await manager.query(reading, [
      ...readingParameters(actor, this.clock.now()),
      readingId,
    ])) as ReadingRow[];
    if (!row) throw problems.notFound();
    return row;
  }
}

function viewOf(row: ReadingRow): SecondReadingView {
  const { id: readingId, rubric, scores, shown } = row;
  return { readingId, ...shown, rubric, scores, first: scores ? row.first : null };
}
