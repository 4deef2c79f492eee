import { Injectable } from '@nestjs/common';
import type {
  Actor,
  ConsentChange,
  MyConsents,
  PersonConsentParams,
} from '@pijar/identity/contracts';
import { DataSource } from 'typeorm';
import { Consents } from '../consent';
import { PeopleAccess } from './people-access';

/** Consents of people who have no phone to give them on. */
@Injectable()
export class PersonConsentsService {
  constructor(
    private readonly db: DataSource,
    private readonly access: PeopleAccess,
    private readonly consents: Consents,
  ) {}

  async list(actor: Actor, personId: string): Promise<MyConsents> {
    await this.access.mustSee(this.db.manager, actor, personId);
    return this.consents.list(personId);
  }

  async record(actor: Actor, params: PersonConsentParams, change: ConsentChange): Promise<void> {
    const { personId, purpose } = params;
    await this.db.transaction(async (manager) => {
      const organisations = await this.access.mustManage(manager, actor, [personId]);
      const subject = { personId, organisationId: organisations.get(personId)! };
      await this.consents.record(manager, subject, actor.personId, { purpose, ...change });
    });
  }
}
