import { Inject, Injectable } from '@nestjs/common';
import { shownCode, type IssuedCode } from '@pijar/identity/contracts';
import { Audit, newId, problems, publicOrigin, SETTINGS, type Settings } from '@pijar/shared/api';
import type { EntityManager } from 'typeorm';
import { firstNameOf } from '../session';
import { codeMessage, whatsappUrl } from './code-message';
import { newCode } from './new-code';

const codeDays = 14;

interface Owner {
  personId: string;
  organisationId: string;
  fullName: string;
  participantNumber: string | null;
  username: string | null;
  phone: string | null;
  locale: 'id' | 'en';
  secretKind: 'pin' | 'password';
  isActivated: boolean;
  isDisabled: boolean;
  isListedInDemo: boolean;
}

/** Makes activation and reset codes. */
@Injectable()
export class Codes {
  constructor(
    private readonly audit: Audit,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /**
   * A new code for each person, in the order given; older codes stop working. Whether it activates or resets follows from the
   * account. The caller has checked access.
   * @param actorId null: the product itself
   * @throws 409 `account-disabled`, 403 `demo-account` for the sign-ins that the demo's start page shows
   */
  async issue(
    manager: EntityManager,
    actorId: string | null,
    personIds: readonly string[],
  ): Promise<IssuedCode[]> {
    const owners = await this.lockOwners(manager, personIds);
    const issued: IssuedCode[] = [];
    for (const owner of owners) issued.push(await this.issueOne(manager, actorId, owner));
    return issued;
  }

  /** The address of the activation page with the code behind a `#`, which never reaches a server or its logs. */
  linkTo(code: string): string {
    return `${publicOrigin(this.settings)}/aktivasi#kode=${shownCode(code)}`;
  }

  private async issueOne(
    manager: EntityManager,
    actorId: string | null,
    owner: Owner,
  ): Promise<IssuedCode> {
    if (owner.isDisabled) {
      throw problems.conflict('account-disabled', 'Enable the account first.');
    }
    if (owner.isListedInDemo) {
      throw problems.forbidden('demo-account', 'The sign-ins of the demo stay as they are.');
    }
    const purpose = owner.isActivated ? 'reset' : 'activate';
    const { code, hash } = newCode();
    const [row] = (await manager.query(
      `with replaced as (
         update activation_code set replaced_at = now()
          where person_id = $2 and used_at is null and replaced_at is null)
       insert into activation_code (id, person_id, purpose, code_hash, expires_at, created_by)
       values ($1, $2, $3, $4, now() + make_interval(days => $5), $6) returning expires_at`,
      [newId(), owner.personId, purpose, hash, codeDays, actorId],
    )) as { expires_at: Date }[];
    await this.audit.record(manager, {
      actorId,
      organisationId: owner.organisationId,
      action: 'person.code-issued',
      subjectType: 'person',
      subjectId: owner.personId,
      detail: { purpose },
    });
    return this.shown(owner, purpose, code, row!.expires_at);
  }

  private shown(
    owner: Owner,
    purpose: 'activate' | 'reset',
    code: string,
    expiresAt: Date,
  ): IssuedCode {
    const link = this.linkTo(code);
    const message = codeMessage(
      {
        firstName: firstNameOf(owner.fullName),
        code: shownCode(code),
        link,
        purpose,
        secretKind: owner.secretKind,
        expiresAt,
      },
      owner.locale,
    );
    return {
      personId: owner.personId,
      fullName: owner.fullName,
      participantNumber: owner.participantNumber,
      username: owner.username,
      purpose,
      code: shownCode(code),
      expiresAt: expiresAt.toISOString(),
      link,
      whatsappUrl: whatsappUrl(owner.phone, message),
    };
  }

  /** Locked in one order, so that two officers who print the same sheet do not block each other. */
  private async lockOwners(manager: EntityManager, personIds: readonly string[]): Promise<Owner[]> {
    const rows = (await manager.query(
      `select p.id as "personId", p.organisation_id as "organisationId", p.full_name as "fullName",
              p.participant_number as "participantNumber", a.username, p.phone, p.locale,
              a.secret_kind as "secretKind", a.activated_at is not null as "isActivated",
              a.disabled_at is not null as "isDisabled",
              exists (select 1 from demo_sign_in d where d.person_id = p.id) as "isListedInDemo"
         from person p join account a on a.person_id = p.id
        where p.id = any($1::uuid[]) and p.erased_at is null
        order by p.id for update of a`,
      [personIds],
    )) as Owner[];
    const byId = new Map(rows.map((row) => [row.personId, row]));
    return [...new Set(personIds)].map((id) => {
      const owner = byId.get(id);
      if (!owner) throw problems.notFound();
      return owner;
    });
  }
}
