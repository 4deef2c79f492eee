import { Injectable } from '@nestjs/common';
import { certificateIssued } from '@pijar/credentials/contracts';
import { newId, Outbox, type EventDetails } from '@pijar/shared/api';
import type { EntityManager } from 'typeorm';
import { newNumber } from './new-number';

/**
 * Writes certificates when learning says that something is completed. The same event twice, or two of them at once, leave one
 * certificate: the unique index certificate_once decides.
 */
@Injectable()
export class CertificateIssuing {
  constructor(private readonly outbox: Outbox) {}

  /** For one stage, dated by the day it was completed where the cohort is. A stage that was waived counts like any other: an officer answered for it. */
  async forStage(
    manager: EntityManager,
    completed: { membershipId: string; stageId: string },
    event: EventDetails,
  ): Promise<void> {
    await this.issue(manager, completed.membershipId, completed.stageId, event);
  }

  /** For the whole programme. */
  async forProgramme(
    manager: EntityManager,
    completed: { membershipId: string },
    event: EventDetails,
  ): Promise<void> {
    await this.issue(manager, completed.membershipId, null, event);
  }

  private async issue(
    manager: EntityManager,
    membershipId: string,
    stageId: string | null,
    event: EventDetails,
  ): Promise<void> {
    const [row] = (await manager.query(
      `insert into certificate (id, number, membership_id, person_id, scope, stage_id, name,
                                programme_title, stage_title, issuer, place, issued_on)
       select $1, $2, m.id, p.id, case when s.id is null then 'programme' else 'stage' end, s.id,
              p.full_name, pr.title, s.title, o.name, c.place,
              (coalesce(done.at, $5::timestamptz) at time zone c.time_zone)::date
         from membership m
         join person p on p.id = m.person_id and p.erased_at is null
         join cohort c on c.id = m.cohort_id
         join organisation o on o.id = c.organisation_id
         join programme_version v on v.id = c.programme_version_id
         join programme pr on pr.id = v.programme_id
         left join stage s on s.id = $4
         cross join lateral (select max(sp.done_at) as at from stage_progress sp
                              where sp.membership_id = m.id and ($4::uuid is null or sp.stage_id = $4)) done
        where m.id = $3 and ($4::uuid is null or s.id is not null)
       on conflict (membership_id, coalesce(stage_id, membership_id)) where state <> 'replaced'
       do nothing
       returning id, person_id`,
      [newId(), newNumber(), membershipId, stageId, event.occurredAt],
    )) as { id: string; person_id: string }[];
    if (!row) return;
    await this.outbox.add(manager, certificateIssued, {
      certificateId: row.id,
      personId: row.person_id,
    });
  }
}
