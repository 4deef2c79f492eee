import { Injectable } from '@nestjs/common';
import type { Actor, CodeIssue, IssuedCode, IssuedCodes } from '@pijar/identity/contracts';
import { DataSource } from 'typeorm';
import { Codes } from '../activation';
import { SessionsService } from '../session';
import { PeopleAccess } from './people-access';

/** Codes that officers hand out: one at a time, or a sheet of slips. */
@Injectable()
export class PersonCodesService {
  constructor(
    private readonly db: DataSource,
    private readonly access: PeopleAccess,
    private readonly codes: Codes,
    private readonly sessions: SessionsService,
  ) {}

  /** @throws 404, 409 `account-disabled`, 403 `demo-account` */
  issue(actor: Actor, personId: string, issue: CodeIssue): Promise<IssuedCode> {
    return this.db.transaction(async (manager) => {
      await this.access.mustManage(manager, actor, [personId]);
      const [issued] = await this.codes.issue(manager, actor.personId, [personId]);
      if (issue.isOldSecretStopped) {
        await manager.query('update account set secret_hash = null where person_id = $1', [
          personId,
        ]);
        await manager.query('delete from known_device where person_id = $1', [personId]);
        await this.sessions.endAll(manager, personId, null);
      }
      return issued!;
    });
  }

  issueMany(actor: Actor, personIds: readonly string[]): Promise<IssuedCodes> {
    return this.db.transaction(async (manager) => {
      await this.access.mustManage(manager, actor, personIds);
      return { items: await this.codes.issue(manager, actor.personId, personIds) };
    });
  }
}
