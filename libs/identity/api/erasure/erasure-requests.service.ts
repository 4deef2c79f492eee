import { Injectable } from '@nestjs/common';
import {
  type Actor,
  type ErasureRequestsQuery,
  type ErasureRequestView,
  type MyErasure,
} from '@pijar/identity/contracts';
import { Audit, newId, pageFrom, problems } from '@pijar/shared/api';
import type { Page } from '@pijar/shared/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import { organisationSeenBy, readCursor } from '../people';
import { Admins } from '../staff/admins';
import { Erasure } from './erasure';

interface Row extends Omit<ErasureRequestView, 'requestedAt' | 'decidedAt'> {
  organisationId: string;
  requestedAt: Date;
  decidedAt: Date | null;
}

const columns = `e.id as "requestId", p.id as "personId", p.full_name as "fullName",
  p.participant_number as "participantNumber", p.organisation_id as "organisationId",
  o.name as "organisationName", e.requested_at as "requestedAt", e.state, e.decided_at as "decidedAt"
  from erasure_request e join person p on p.id = e.person_id
  join organisation o on o.id = p.organisation_id`;

/** Asking to be erased, taking that back, and carrying it out. */
@Injectable()
export class ErasureRequests {
  constructor(
    private readonly db: DataSource,
    private readonly erasure: Erasure,
    private readonly admins: Admins,
    private readonly audit: Audit,
  ) {}

  async mine(actor: Actor): Promise<MyErasure> {
    const [row] = (await this.db.query(
      `select requested_at from erasure_request where person_id = $1 and state = 'open'`,
      [actor.personId],
    )) as { requested_at: Date }[];
    return { requestedAt: row?.requested_at.toISOString() ?? null };
  }

  /** Asking twice is asking once. */
  async ask(actor: Actor): Promise<MyErasure> {
    await this.db.transaction(async (manager) => {
      const [asked] = (await manager.query(
        `insert into erasure_request (id, person_id) values ($1, $2)
         on conflict (person_id) where state = 'open' do nothing returning id`,
        [newId(), actor.personId],
      )) as { id: string }[];
      if (asked) await this.record(manager, actor, actor, 'erasure.asked', asked.id);
    });
    return this.mine(actor);
  }

  async withdraw(actor: Actor): Promise<void> {
    await this.db.transaction(async (manager) => {
      const [[row]] = (await manager.query(
        `update erasure_request set state = 'withdrawn', decided_at = now(), decided_by = $1
          where person_id = $1 and state = 'open' returning id`,
        [actor.personId],
      )) as [{ id: string }[], number];
      if (row) await this.record(manager, actor, actor, 'erasure.withdrawn', row.id);
    });
  }

  /** Oldest first: of the officer's organisation, for admins of all. */
  async list(actor: Actor, query: ErasureRequestsQuery): Promise<Page<ErasureRequestView>> {
    const after = readCursor(query.cursor);
    const rows = (await this.db.query(
      `select ${columns} where e.state = $1 and ($2::uuid is null or p.organisation_id = $2)
          and ($3::uuid is null or e.id > $3) order by e.id limit $4`,
      [query.state, organisationSeenBy(actor), after?.id ?? null, query.limit + 1],
    )) as Row[];
    return pageFrom(rows.map(viewOf), query.limit, (row) => [null, row.requestId]);
  }

  /** @throws 404, 403 `own-request`, 409 `already-decided`, 409 `last-admin` */
  async confirm(actor: Actor, requestId: string): Promise<ErasureRequestView> {
    return this.db.transaction(async (manager) => {
      const row = await this.lock(manager, actor, requestId);
      if (row.personId === actor.personId) {
        throw problems.forbidden('own-request', 'Somebody else has to confirm this.');
      }
      if (row.state !== 'open') {
        throw problems.conflict('already-decided', 'This was decided before.', viewOf(row));
      }
      await this.admins.mustNotBeLast(manager, row.personId);
      await manager.query(
        `update erasure_request set state = 'confirmed', decided_at = now(), decided_by = $2
          where id = $1`,
        [requestId, actor.personId],
      );
      await this.erasure.run(manager, row.personId);
      await this.record(manager, actor, row, 'person.erased', requestId);
      return viewOf(await this.lock(manager, actor, requestId));
    });
  }

  private async lock(manager: EntityManager, actor: Actor, requestId: string): Promise<Row> {
    const [row] = (await manager.query(
      `select ${columns} where e.id = $1 and ($2::uuid is null or p.organisation_id = $2)
          for update of e`,
      [requestId, organisationSeenBy(actor)],
    )) as Row[];
    if (!row) throw problems.notFound();
    return row;
  }

  private record(
    manager: EntityManager,
    actor: Actor,
    subject: { personId: string; organisationId: string },
    action: string,
    requestId: string,
  ): Promise<void> {
    return this.audit.record(manager, {
      actorId: actor.personId,
      organisationId: subject.organisationId,
      action,
      subjectType: 'person',
      subjectId: subject.personId,
      detail: { requestId },
    });
  }
}

function viewOf(row: Row): ErasureRequestView {
  return {
    ...row,
    requestedAt: row.requestedAt.toISOString(),
    decidedAt: row.decidedAt?.toISOString() ?? null,
  };
}
