import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Notices } from '../inbox/notices';

interface AnnouncementRow {
  title: string;
  text: string;
  personIds: string[];
}

/** Gives an announcement to everybody whom it is for: participants who have not left. */
@Injectable()
export class AnnouncementNotices {
  constructor(private readonly notices: Notices) {}

  async made(manager: EntityManager, made: { announcementId: string }): Promise<void> {
    const [row] = (await manager.query(
      `select a.title, a.text,
              array(select distinct m.person_id from membership m join cohort c on c.id = m.cohort_id
                     where m.state in ('invited', 'active', 'paused')
                       and (a.audience = 'everybody' or c.id = a.cohort_id
                            or a.audience = 'organisation' and c.organisation_id = a.organisation_id)) as "personIds"
         from announcement a where a.id = $1`,
      [made.announcementId],
    )) as AnnouncementRow[];
    if (!row) return;
    await this.notices.give(manager, {
      personIds: row.personIds,
      kind: 'announcement',
      details: { title: row.title, text: row.text },
      link: '/saya/pesan',
      cause: `announcement:${made.announcementId}`,
    });
  }
}
