import { Inject, Injectable } from '@nestjs/common';
import { CohortAccess, scopeOf, seesCohort } from '@pijar/cohorts/api';
import type {
  CertificateLine,
  CertificateView,
  CohortCertificate,
  CohortCertificatesQuery,
} from '@pijar/credentials/contracts';
import type { Actor } from '@pijar/identity/contracts';
import { pageFrom, problems, readCursor, SETTINGS, type Settings } from '@pijar/shared/api';
import type { Page } from '@pijar/shared/contracts';
import { Id } from '@pijar/shared/schemas';
import { DataSource, type EntityManager } from 'typeorm';
import * as z from 'zod';
import { codePath } from '../pdf/qr-code';
import { lineColumns } from './certificate.sql';
import { verificationUrl } from './verification-address';

interface ViewRow extends CertificateLine {
  place: string;
  stateReason: string | null;
  stateAt: Date | null;
  replacedBy: string | null;
  isPaperReady: boolean;
  isMine: boolean;
  isLed: boolean;
}

interface CohortRow extends Omit<CohortCertificate, 'stateAt'> {
  stateAt: Date | null;
}

/** Reads certificates as whoever may see them: their owner, staff of the cohort, its officers. */
@Injectable()
export class CertificatesQuery {
  constructor(
    private readonly db: DataSource,
    private readonly access: CohortAccess,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** My own, newest first. */
  async mine(
    actor: Actor,
    query: { cursor?: string | undefined; limit: number },
  ): Promise<Page<CertificateLine>> {
    const after = readCursor(query.cursor, 1, z.tuple([Id]));
    const rows = (await this.db.query(
      `select ${lineColumns} from certificate c
        where c.person_id = $1 and c.erased_at is null and ($2::uuid is null or c.id < $2)
        order by c.id desc limit $3`,
      [actor.personId, after?.[0] ?? null, query.limit + 1],
    )) as CertificateLine[];
    return pageFrom(rows, query.limit, (row) => [row.certificateId]);
  }

  /** @throws 404 */
  async one(
    actor: Actor,
    certificateId: string,
    manager: EntityManager = this.db.manager,
  ): Promise<CertificateView> {
    const scope = scopeOf(actor);
    const [row] = (await manager.query(
      `select ${lineColumns}, c.place, c.state_reason as "stateReason", c.state_at as "stateAt",
              c.replaced_by as "replacedBy", c.pdf_wanted_at is null as "isPaperReady",
              c.person_id = $2 as "isMine",
              ($3 or ($4 and k.organisation_id = $5)) as "isLed"
         from certificate c
         join membership m on m.id = c.membership_id
         join cohort k on k.id = m.cohort_id
        where c.id = $1 and c.erased_at is null
          and (c.person_id = $2 or ${seesCohort('k', [2, 3, 4, 5])})`,
      [certificateId, actor.personId, scope.isAdmin, scope.isOfficer, actor.organisationId],
    )) as ViewRow[];
    if (!row) throw problems.notFound();
    const { isLed, stateAt, ...view } = row;
    const url = verificationUrl(this.settings, row.number);
    return {
      ...view,
      stateAt: stateAt?.toISOString() ?? null,
      verificationUrl: url,
      code: codePath(url),
      isMineToChange: isLed && row.state === 'valid',
    };
  }

  /** @throws 404 unless the actor is staff of the cohort or leads it */
  async ofCohort(
    actor: Actor,
    cohortId: string,
    query: CohortCertificatesQuery,
  ): Promise<Page<CohortCertificate>> {
    await this.access.assertStaff(actor, cohortId);
    const after = readCursor(query.cursor, 2, z.tuple([z.string(), Id]));
    const rows = (await this.db.query(
      `select ${lineColumns}, c.membership_id as "membershipId",
              c.state_reason as "stateReason", c.state_at as "stateAt"
         from certificate c
         join membership m on m.id = c.membership_id
        where m.cohort_id = $1 and c.erased_at is null
          and ($2::text is null or c.state = $2)
          and ($3::uuid is null or c.membership_id = $3)
          and ($4::text is null or (c.name, c.id) > ($4, $5::uuid))
        order by c.name, c.id limit $6`,
      [
        cohortId,
        query.state ?? null,
        query.membershipId ?? null,
        after?.[0] ?? null,
        after?.[1] ?? null,
        query.limit + 1,
      ],
    )) as CohortRow[];
    const page = pageFrom(rows, query.limit, (row) => [row.name, row.certificateId]);
    return {
      ...page,
      items: page.items.map((row) => ({ ...row, stateAt: row.stateAt?.toISOString() ?? null })),
    };
  }
}
