import { Injectable } from '@nestjs/common';
import { hasRole, type Actor } from '@pijar/identity/contracts';
import { announced, type NewAnnouncement } from '@pijar/notifications/contracts';
import { Audit, Outbox, problems } from '@pijar/shared/api';
import { DataSource, type EntityManager } from 'typeorm';

/** Keeps what an officer tells many people, and lets the workers give it to them: no request waits for thousands. */
@Injectable()
export class AnnouncementsService {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  /** @throws 404 for a cohort that she does not lead, 403 when she speaks to everybody and is no admin */
  async announce(actor: Actor, made: NewAnnouncement): Promise<void> {
    const { announcementId, audience, title, text } = made;
    const cohortId = audience.to === 'cohort' ? audience.cohortId : null;
    await this.db.transaction(async (manager) => {
      await this.mustMeet(manager, actor, audience.to, cohortId);
      const rows = (await manager.query(
        `insert into announcement (id, made_by, organisation_id, audience, cohort_id, title, text)
         values ($1, $2, $3, $4, $5, $6, $7) on conflict (id) do nothing returning id`,
        [announcementId, actor.personId, actor.organisationId, audience.to, cohortId, title, text],
      )) as unknown[];
      if (rows.length === 0) return;
      await this.outbox.add(manager, announced, { announcementId });
      await this.audit.record(manager, {
        actorId: actor.personId,
        organisationId: actor.organisationId,
        action: 'announcement.made',
        subjectType: 'announcement',
        subjectId: announcementId,
        detail: { audience: audience.to, cohortId },
      });
    });
  }

  private async mustMeet(
    manager: EntityManager,
    actor: Actor,
    to: 'cohort' | 'organisation' | 'everybody',
    cohortId: string | null,
  ): Promise<void> {
    const isAdmin = hasRole(actor, 'admin');
    if (to === 'everybody' && !isAdmin)
      throw problems.forbidden('admins-only', 'Only an admin speaks to everybody.');
    if (to !== 'cohort') return;
    const found = (await manager.query(
      'select from cohort where id = $1 and ($2 or organisation_id = $3)',
      [cohortId, isAdmin, actor.organisationId],
    )) as unknown[];
    if (found.length === 0) throw problems.notFound();
  }
}
