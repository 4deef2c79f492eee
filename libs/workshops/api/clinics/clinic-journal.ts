import { Injectable } from '@nestjs/common';
import type { Actor } from '@pijar/identity/contracts';
import { Audit, Clock, Outbox } from '@pijar/shared/api';
import type { EntityManager } from 'typeorm';

/** What happened to a clinic, for those who are told and for the audit log. */
@Injectable()
export class ClinicJournal {
  constructor(
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  now(): Date {
    return this.clock.now();
  }

  happened: Outbox['add'] = (manager, event, payload) => this.outbox.add(manager, event, payload);

  record(manager: EntityManager, actor: Actor, clinicId: string, action: string, detail = {}) {
    return this.audit.record(manager, {
      actorId: actor.personId,
      organisationId: actor.organisationId,
      action,
      subjectType: 'session',
      subjectId: clinicId,
      detail,
    });
  }
}
