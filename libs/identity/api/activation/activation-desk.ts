import { Injectable } from '@nestjs/common';
import { Audit } from '@pijar/shared/api';
import type { EntityManager } from 'typeorm';
import { accountTryKeys, SessionsService, type Caller, type OpenedSession } from '../session';
import { TryLimits } from '../tries';
import { Activations } from './activations';
import type { CodeHolder } from './code-holder.query';

/** The writes of an activation, each in the caller's transaction. */
@Injectable()
export class ActivationDesk {
  constructor(
    private readonly audit: Audit,
    private readonly sessions: SessionsService,
    private readonly limits: TryLimits,
    private readonly activations: Activations,
  ) {}

  /** True for exactly one of many parallel uses. */
  async useCode(manager: EntityManager, codeId: string): Promise<boolean> {
    const [, used] = (await manager.query(
      `update activation_code set used_at = now()
        where id = $1 and used_at is null and replaced_at is null and expires_at > now()`,
      [codeId],
    )) as [unknown, number];
    return used === 1;
  }

  /** A new secret ends what was open under the old one, and what strangers tried against it. */
  async setSecret(manager: EntityManager, holder: CodeHolder, secretHash: string): Promise<void> {
    await manager.query(
      `update account set secret_hash = $2, activated_at = coalesce(activated_at, now())
        where person_id = $1`,
      [holder.personId, secretHash],
    );
    await this.sessions.endAll(manager, holder.personId, null);
    await manager.query('delete from known_device where person_id = $1', [holder.personId]);
    await this.limits.forget(manager, accountTryKeys(holder.personId));
    await this.audit.record(manager, {
      actorId: holder.personId,
      organisationId: holder.organisationId,
      action: holder.purpose === 'reset' ? 'person.secret-reset' : 'person.activated',
      subjectType: 'person',
      subjectId: holder.personId,
    });
    if (holder.purpose === 'activate') await this.activations.announce(manager, holder.personId);
  }

  open(manager: EntityManager, holder: CodeHolder, caller: Caller): Promise<OpenedSession> {
    return this.sessions.open(manager, holder.personId, caller);
  }
}
