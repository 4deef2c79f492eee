import { Inject, Injectable } from '@nestjs/common';
import { normalCode } from '@pijar/identity/contracts';
import { problems, ProblemException, SETTINGS, type Settings } from '@pijar/shared/api';
import type { EntityManager } from 'typeorm';
import { hashCode } from './new-code';

/** Whom a code belongs to, and what she needs to use it. */
export interface CodeHolder {
  codeId: string;
  personId: string;
  organisationId: string;
  organisationName: string;
  fullName: string;
  phone: string | null;
  username: string | null;
  purpose: 'activate' | 'reset';
  secretKind: 'pin' | 'password';
  isParticipant: boolean;
}

interface Row extends CodeHolder {
  isUsed: boolean;
  isReplaced: boolean;
  isExpired: boolean;
}

/** Finds the person behind a code. */
@Injectable()
export class CodeHolderQuery {
  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  /** @throws 404 `code-unknown`, 410 `code-used`, `code-replaced`, `code-expired` */
  async of(manager: EntityManager, typed: string): Promise<CodeHolder> {
    const code = normalCode(typed);
    const row = code ? await this.find(manager, hashCode(code)) : undefined;
    if (!row) throw unknownCode();
    const { isUsed, isReplaced, isExpired, ...holder } = row;
    if (isUsed) throw problems.gone('code-used', 'The code was used.');
    if (isReplaced) throw problems.gone('code-replaced', 'There is a newer code.');
    if (isExpired) throw problems.gone('code-expired', 'The code is too old.');
    return holder;
  }

  private async find(manager: EntityManager, hash: string): Promise<Row | undefined> {
    const [row] = (await manager.query(
      `select c.id as "codeId", p.id as "personId", p.organisation_id as "organisationId",
              o.name as "organisationName", p.full_name as "fullName", p.phone, a.username, c.purpose,
              a.secret_kind as "secretKind", c.used_at is not null as "isUsed",
              c.replaced_at is not null as "isReplaced", c.expires_at <= now() as "isExpired",
              exists (select 1 from role_grant r
                       where r.person_id = p.id and r.role = 'participant') as "isParticipant"
         from activation_code c join person p on p.id = c.person_id
         join account a on a.person_id = p.id join organisation o on o.id = p.organisation_id
        where c.code_hash = $1 and a.disabled_at is null and p.erased_at is null
          and (not a.is_demo or $2)`,
      [hash, this.settings.isDemo],
    )) as Row[];
    return row;
  }
}

const unknownCode = (): ProblemException =>
  new ProblemException({ type: '/problems/code-unknown', title: 'Not found', status: 404 });
