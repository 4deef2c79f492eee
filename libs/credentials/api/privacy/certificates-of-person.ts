import { Injectable, type OnModuleInit } from '@nestjs/common';
import { certificatePapersForgotten } from '@pijar/credentials/contracts';
import { Erasure, PersonalData } from '@pijar/identity/api';
import { Audit, Outbox } from '@pijar/shared/api';
import type { EntityManager } from 'typeorm';

/** What this room keeps of a person, for her to read and to take back. See docs/adr/0020-erased-certificates.md. */
@Injectable()
export class CertificatesOfPerson implements OnModuleInit {
  constructor(
    private readonly personalData: PersonalData,
    private readonly erasure: Erasure,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  onModuleInit(): void {
    this.personalData.register('certificates', (manager, personId) => this.read(manager, personId));
    this.erasure.register('certificates', (manager, personId) => this.erase(manager, personId));
  }

  private async read(manager: EntityManager, personId: string): Promise<object[]> {
    return (await manager.query(
      `select number, name, programme_title as "programme", stage_title as "stage", issuer, place,
              to_char(issued_on, 'YYYY-MM-DD') as "issuedOn", state, state_reason as "stateReason"
         from certificate where person_id = $1 order by id`,
      [personId],
    )) as object[];
  }

  /** The rows stay for the figures, without name and number; the papers go after the commit. */
  private async erase(manager: EntityManager, personId: string): Promise<void> {
    const rows = (await manager.query(
      `select id, pdf_key as key from certificate where person_id = $1`,
      [personId],
    )) as { id: string; key: string | null }[];
    await manager.query(
      `update certificate
          set number = null, name = null, state_reason = null, pdf_key = null,
              erased_at = now()
        where person_id = $1 and erased_at is null`,
      [personId],
    );
    // Why one was revoked and made valid again may tell of her; who did it, and when, stays.
    const ids = rows.map((row) => row.id);
    await this.audit.forget(manager, 'certificate', ids, ['reason', 'revokedFor']);
    const keys = rows.flatMap(({ key }) => key ?? []);
    if (keys.length > 0) await this.outbox.add(manager, certificatePapersForgotten, { keys });
  }
}
