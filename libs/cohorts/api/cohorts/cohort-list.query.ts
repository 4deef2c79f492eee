import { Injectable } from '@nestjs/common';
import type { CohortChoices, CohortRow, CohortsPage, CohortsQuery } from '@pijar/cohorts/contracts';
import type { Actor } from '@pijar/identity/contracts';
import { pageFrom, readCursor } from '@pijar/shared/api';
import { Day, Id } from '@pijar/shared/schemas';
import { DataSource } from 'typeorm';
import * as z from 'zod';
import { scopeOf, seesCohort } from '../access';
import { cohortColumns, cohortTables } from './cohort-view.query';

/** The cohorts an actor may see, the newest first, with how many people are in which state. */
@Injectable()
export class CohortListQuery {
  constructor(private readonly db: DataSource) {}

  async list(actor: Actor, query: CohortsQuery): Promise<CohortsPage> {
    const after = readCursor(query.cursor, 2, z.tuple([Day, Id]));
    const scope = scopeOf(actor);
    const rows = (await this.db.query(
      `select ${cohortColumns}, ${peopleCounts} as people
         from ${cohortTables}
        where ${seesCohort('c', [1, 2, 3, 4])}
          and ($5::text is null or c.state = $5)
          and ($6::uuid is null or c.programme_version_id = $6)
          and ($7::date is null or (c.starts_on, c.id) < ($7::date, $8::uuid))
        order by c.starts_on desc, c.id desc
        limit $9`,
      [
        actor.personId,
        scope.isAdmin,
        scope.isOfficer,
        actor.organisationId,
        query.state ?? null,
        query.programmeVersionId ?? null,
        after?.[0] ?? null,
        after?.[1] ?? null,
        query.limit + 1,
      ],
    )) as CohortRow[];
    return pageFrom(rows, query.limit, (row) => [row.startsOn, row.id]);
  }

  /** Published programme versions, newest first, and the organisations a cohort may belong to. */
  async choices(actor: Actor): Promise<CohortChoices> {
    const { isAdmin } = scopeOf(actor);
    const [row] = (await this.db.query(
      `select (select coalesce(json_agg(json_build_object('id', v.id, 'title', p.title, 'number', v.number)
                                order by p.title, v.number desc), '[]')
                 from programme_version v join programme p on p.id = v.programme_id
                where v.state = 'published') as "programmeVersions",
              (select coalesce(json_agg(json_build_object('id', o.id, 'name', o.name) order by o.name), '[]')
                 from organisation o where $1 or o.id = $2) as organisations`,
      [isAdmin, actor.organisationId],
    )) as CohortChoices[];
    return row!;
  }
}

const count = (state: string) => `'${state}', count(*) filter (where m.state = '${state}')`;

/** JSON of PeopleCounts for cohort `c`. */
export const peopleCounts = `(select json_build_object('total', count(*) filter (where m.state <> 'left'),
  ${['invited', 'active', 'paused', 'completed', 'left'].map(count).join(', ')})
  from membership m where m.cohort_id = c.id)`;
