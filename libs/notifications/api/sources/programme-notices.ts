import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Notices } from '../inbox/notices';

/** Most titles that one message names. */
const mostTitles = 3;

interface UpdateRow {
  personIds: string[];
  title: string;
  version: number;
  added: string[];
}

/** Tells the people of a cohort that their programme has another version now, and what is new in it. */
@Injectable()
export class ProgrammeNotices {
  constructor(private readonly notices: Notices) {}

  async updated(
    manager: EntityManager,
    change: { changeId: string; cohortId: string; fromVersionId: string; toVersionId: string },
  ): Promise<void> {
    const [row] = (await manager.query(
      `select array(select person_id from membership
                     where cohort_id = $1 and state in ('invited', 'active', 'paused')) as "personIds",
              g.title, v.number as version,
              array(select mo.title
                      from module mo
                      join stage sg on sg.id = mo.stage_id
                     where sg.programme_version_id = v.id
                       and not exists (select from module old join stage s on s.id = old.stage_id
                                        where s.programme_version_id = $3 and s.code = sg.code and old.code = mo.code)
                     order by sg.position, mo.position limit ${mostTitles}) as added
         from programme_version v join programme g on g.id = v.programme_id where v.id = $2`,
      [change.cohortId, change.toVersionId, change.fromVersionId],
    )) as UpdateRow[];
    if (!row) return;
    await this.notices.give(manager, {
      personIds: row.personIds,
      kind: 'programme_updated',
      details: {
        title: row.title,
        version: row.version,
        ...(row.added.length > 0 && { added: row.added }),
      },
      link: '/belajar',
      cause: `programme_updated:${change.changeId}`,
    });
  }
}
