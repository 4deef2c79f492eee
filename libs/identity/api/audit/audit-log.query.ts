import { Injectable } from '@nestjs/common';
import type { AuditEntryView, AuditQuery } from '@pijar/identity/contracts';
import { pageFrom } from '@pijar/shared/api';
import type { Page } from '@pijar/shared/contracts';
import { DataSource } from 'typeorm';
import { readCursor } from '../people';

/** Who did what, newest first. Ids sort by time, so they are the cursor. */
@Injectable()
export class AuditLogQuery {
  constructor(private readonly db: DataSource) {}

  async page(query: AuditQuery): Promise<Page<AuditEntryView>> {
    const after = readCursor(query.cursor);
    const rows = (await this.db.query(
      `select e.id as "entryId", e.at, e.action, e.actor_id as "actorId", actor.full_name as "actorName",
              e.subject_type as "subjectType", e.subject_id as "subjectId",
              coalesce(subject.full_name, subject_organisation.name) as "subjectName",
              o.name as "organisationName", e.detail
         from audit_entry e
         left join person actor on actor.id = e.actor_id
         left join person subject on e.subject_type = 'person' and subject.id = e.subject_id
         left join organisation subject_organisation
           on e.subject_type = 'organisation' and subject_organisation.id = e.subject_id
         left join organisation o on o.id = e.organisation_id
        where not e.is_sealed and ($1::uuid is null or e.actor_id = $1 or e.subject_id = $1)
          and ($2::uuid is null or e.subject_id = $2)
          and ($3::text is null or starts_with(e.action, $3))
          and ($4::uuid is null or e.id < $4)
        order by e.id desc limit $5`,
      [
        query.personId ?? null,
        query.subjectId ?? null,
        query.action?.trim() || null,
        after?.id ?? null,
        query.limit + 1,
      ],
    )) as (Omit<AuditEntryView, 'at'> & { at: Date })[];
    const items = rows.map((row) => ({ ...row, at: row.at.toISOString() }));
    return pageFrom(items, query.limit, (row) => [null, row.entryId]);
  }
}
