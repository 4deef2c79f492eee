import { Injectable } from '@nestjs/common';
import { CohortAccess } from '@pijar/cohorts/api';
import type { Actor } from '@pijar/identity/contracts';
import { Audit, Clock, problems } from '@pijar/shared/api';
import type { ReadingComparison } from '@pijar/submissions/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import { briefedStepJson, cohortJson, readingTables } from './readings.sql';
import { workJson } from './readings.service';

const person = (id: string) =>
  `(select json_build_object('id', x.id, 'name', x.full_name) from person x where x.id = ${id})`;

const comparison = `select c.organisation_id as "organisationId", c.id as "cohortId", json_build_object(
    'readingId', z.id, 'submissionId', s.id, 'step', ${briefedStepJson}, 'cohort', ${cohortJson},
    'rubric', st.body->'rubric', 'work', ${workJson},
    'first', json_build_object('by', ${person('f.reviewer_id')}, 'scores', f.scores, 'good', f.good, 'change', f.change),
    'second', json_build_object('by', ${person('z.reader_id')}, 'scores', z.scores), 'widest', z.widest,
    'closed', case when z.closed_at is not null then json_build_object(
       'by', ${person('z.closed_by')}, 'at', z.closed_at, 'note', z.note) end,
    'isOwn', $2 in (f.reviewer_id, z.reader_id)) as view
  from ${readingTables} where z.id = $1 and z.read_at is not null`;

/** The lead reads two readings side by side and closes the difference with a note; for the participant nothing changes. */
@Injectable()
export class ComparisonsService {
  constructor(
    private readonly db: DataSource,
    private readonly cohorts: CohortAccess,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @throws 404 unless the actor leads the cohort and both readings are there */
  async show(
    actor: Actor,
    readingId: string,
    manager: EntityManager = this.db.manager,
  ): Promise<ReadingComparison> {
    return (await this.read(manager, actor, readingId)).view;
  }

  /** @throws 404; 409 `own-reading` */
  close(actor: Actor, readingId: string, note: string): Promise<ReadingComparison> {
    return this.db.transaction(async (manager) => {
      await manager.query('select id from second_reading where id = $1 for update', [readingId]);
      const { view, organisationId } = await this.read(manager, actor, readingId);
      if (view.closed) return view;
      if (view.isOwn) throw problems.conflict('own-reading', 'You were one of its readers.');
      await manager.query(
        'update second_reading set closed_by = $2, closed_at = $3, note = $4 where id = $1',
        [readingId, actor.personId, this.clock.now(), note],
      );
      // On the submission, so that it is sealed with it.
      await this.audit.record(manager, {
        actorId: actor.personId,
        organisationId,
        action: 'second-reading.closed',
        subjectType: 'submission',
        subjectId: view.submissionId,
      });
      return this.show(actor, readingId, manager);
    });
  }

  private async read(
    manager: EntityManager,
    actor: Actor,
    readingId: string,
  ): Promise<{ view: ReadingComparison; organisationId: string }> {
    const [row] = (await manager.query(comparison, [readingId, actor.personId])) as {
      organisationId: string;
      cohortId: string;
      view: ReadingComparison;
    }[];
    if (!row) throw problems.notFound();
    await this.cohorts.assertLeads(actor, row.cohortId, manager);
    return row;
  }
}
