import { Injectable } from '@nestjs/common';
import { CohortAccess } from '@pijar/cohorts/api';
import {
  certificateIssued,
  certificatePaperWanted,
  type CertificateView,
} from '@pijar/credentials/contracts';
import type { Actor } from '@pijar/identity/contracts';
import { Audit, newId, Outbox, problems } from '@pijar/shared/api';
import { DataSource, type EntityManager } from 'typeorm';
import { newNumber } from '../issuing/new-number';
import { CertificatesQuery } from './certificates.query';

interface StandingRow {
  state: string;
  /** Why it is in this state; null where nobody had to say. */
  reason: string | null;
  name: string;
  cohortId: string;
  organisationId: string;
  personId: string;
}

/** What officers do to a certificate: take it back, make it valid again, or correct the name on it. All are audited. */
@Injectable()
export class CertificateChanges {
  constructor(
    private readonly db: DataSource,
    private readonly access: CohortAccess,
    private readonly certificates: CertificatesQuery,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  /** @throws 404, 409 `certificate-not-valid` with the present view */
  async revoke(actor: Actor, certificateId: string, reason: string): Promise<CertificateView> {
    return this.db.transaction(async (manager) => {
      await this.revokeWithin(manager, actor, certificateId, reason);
      return this.certificates.one(actor, certificateId, manager);
    });
  }

  /** The same within an act that takes back what it stood for. @throws as revoke */
  async revokeWithin(
    manager: EntityManager,
    actor: Actor,
    certificateId: string,
    reason: string,
  ): Promise<void> {
    const row = await this.lock(manager, actor, certificateId, 'valid');
    await this.setState(manager, certificateId, 'revoked', reason);
    await this.record(manager, actor, row, 'certificate.revoked', certificateId, { reason });
  }

  /**
   * Takes a revocation back that was a mistake: the same number is valid again.
   * @throws 404, 409 `certificate-not-revoked` with the present view
   */
  async reinstate(actor: Actor, certificateId: string, reason: string): Promise<CertificateView> {
    return this.db.transaction(async (manager) => {
      const row = await this.lock(manager, actor, certificateId, 'revoked');
      await this.setState(manager, certificateId, 'valid', reason);
      // The row holds one reason; why it had been revoked would be lost.
      const detail = { reason, revokedFor: row.reason };
      await this.record(manager, actor, row, 'certificate.reinstated', certificateId, detail);
      return this.certificates.one(actor, certificateId, manager);
    });
  }

  /**
   * A new certificate with the right name, of the same day, takes the place of the old one, which stays and says so.
   * @returns the new one
   * @throws 404, 409 `certificate-not-valid` with the present view, 422 `same-name`
   */
  async correctName(actor: Actor, certificateId: string, name: string): Promise<CertificateView> {
    return this.db.transaction(async (manager) => {
      const row = await this.lock(manager, actor, certificateId, 'valid');
      if (row.name === name) {
        throw problems.invalidField('/body/name', 'same-name', 'This is the name it has.');
      }
      const newCertificateId = newId();
      await manager.query(
        `update certificate set state = 'replaced', state_at = now(), replaced_by = $2, 
                pdf_wanted_at = now() where id = $1`,
        [certificateId, newCertificateId],
      );
      await manager.query(
        `insert into certificate (id, number, membership_id, person_id, scope, stage_id, name,
                                  programme_title, stage_title, issuer, place, issued_on)
         select $2, $3, membership_id, person_id, scope, stage_id, $4,
                programme_title, stage_title, issuer, place, issued_on
           from certificate where id = $1`,
        [certificateId, newCertificateId, newNumber(), name],
      );
      await this.outbox.add(manager, certificatePaperWanted, { certificateId });
      await this.outbox.add(manager, certificateIssued, {
        certificateId: newCertificateId,
        personId: row.personId,
      });
      const detail = { newCertificateId };
      await this.record(manager, actor, row, 'certificate.name-corrected', certificateId, detail);
      return this.certificates.one(actor, newCertificateId, manager);
    });
  }

  /** The state, why, and the order of a paper that says so. */
  private async setState(
    manager: EntityManager,
    certificateId: string,
    state: 'valid' | 'revoked',
    reason: string,
  ): Promise<void> {
    await manager.query(
      `update certificate set state = $2, state_reason = $3, state_at = now(),
              pdf_wanted_at = now() where id = $1`,
      [certificateId, state, reason],
    );
    await this.outbox.add(manager, certificatePaperWanted, { certificateId });
  }

  private async lock(
    manager: EntityManager,
    actor: Actor,
    certificateId: string,
    expected: 'valid' | 'revoked',
  ): Promise<StandingRow> {
    const [row] = (await manager.query(
      `select c.state, c.state_reason as reason, c.name, c.person_id as "personId", m.cohort_id as "cohortId",
              k.organisation_id as "organisationId"
         from certificate c
         join membership m on m.id = c.membership_id
         join cohort k on k.id = m.cohort_id
        where c.id = $1 and c.erased_at is null for update of c`,
      [certificateId],
    )) as StandingRow[];
    if (!row) throw problems.notFound();
    await this.access.assertLeads(actor, row.cohortId, manager);
    if (row.state !== expected) {
      const current = await this.certificates.one(actor, certificateId, manager);
      throw problems.conflict(`certificate-not-${expected}`, 'Its state has changed.', current);
    }
    return row;
  }

  private record(
    manager: EntityManager,
    actor: Actor,
    row: StandingRow,
    action: string,
    certificateId: string,
    detail: object = {},
  ): Promise<void> {
    return this.audit.record(manager, {
      actorId: actor.personId,
      organisationId: row.organisationId,
      action,
      subjectType: 'certificate',
      subjectId: certificateId,
      detail: { personId: row.personId, ...detail },
    });
  }
}
