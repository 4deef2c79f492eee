import { Injectable } from '@nestjs/common';
import type { Actor, SecretChange } from '@pijar/identity/contracts';
import { Audit, problems } from '@pijar/shared/api';
import { DataSource } from 'typeorm';
import { secretProblem, Secrets, type SecretOwner } from '../secrets';
import { SessionsService } from '../session';
import { TryLimits, type TryRule } from '../tries';

interface Account extends SecretOwner {
  secretHash: string | null;
  isListedInDemo: boolean;
}

/** What a person changes about herself. */
@Injectable()
export class MeService {
  constructor(
    private readonly db: DataSource,
    private readonly secrets: Secrets,
    private readonly sessions: SessionsService,
    private readonly limits: TryLimits,
    private readonly audit: Audit,
  ) {}

  async changeLocale(actor: Actor, locale: 'id' | 'en'): Promise<void> {
    await this.db.query(
      'update person set locale = $2, updated_at = now(), version = version + 1 where id = $1',
      [actor.personId, locale],
    );
  }

  /**
   * Sets a new PIN or password and ends the other sessions.
   * @throws 401 `wrong-secret`, 403 `demo-account`, 422 with `weak-pin` or `weak-password`, 429 `too-many-tries`
   */
  async changeSecret(actor: Actor, change: SecretChange): Promise<void> {
    const account = await this.account(actor.personId);
    if (account.isListedInDemo) {
      throw problems.forbidden('demo-account', 'The sign-ins of the demo stay as they are.');
    }
    const rules: TryRule[] = [
      { key: `secret:${actor.personId}`, limit: 10, window: 15 * 60, isSliding: true },
    ];
    await this.limits.take(rules);
    if (!(await this.secrets.isRight(account.secretHash, change.current))) {
      throw problems.unauthorized('wrong-secret', 'The old one is not right.');
    }
    await this.limits.giveBack(rules);
    const fault = secretProblem(account, change.next, '/body/next');
    if (fault) throw fault;
    const secretHash = await this.secrets.hash(change.next);
    await this.db.transaction(async (manager) => {
      await manager.query('update account set secret_hash = $2 where person_id = $1', [
        actor.personId,
        secretHash,
      ]);
      await this.sessions.endAll(manager, actor.personId, actor.sessionId);
      await this.audit.record(manager, {
        actorId: actor.personId,
        organisationId: actor.organisationId,
        action: 'person.secret-changed',
        subjectType: 'person',
        subjectId: actor.personId,
      });
    });
  }

  private async account(personId: string): Promise<Account> {
    const [row] = (await this.db.query(
      `select a.secret_kind as "secretKind", a.secret_hash as "secretHash", a.username, p.phone,
              exists (select 1 from demo_sign_in d where d.person_id = p.id) as "isListedInDemo"
         from account a join person p on p.id = a.person_id where a.person_id = $1`,
      [personId],
    )) as Account[];
    if (!row) throw problems.unauthorized();
    return row;
  }
}
