import { Inject, Injectable } from '@nestjs/common';
import { certificatePapersForgotten, certificatePaperWanted } from '@pijar/credentials/contracts';
import {
  FILE_STORE,
  newFileKey,
  Outbox,
  SETTINGS,
  type FileStore,
  type Settings,
} from '@pijar/shared/api';
import { DataSource, type EntityManager } from 'typeorm';
import type { Readable } from 'node:stream';
import { lightsOf } from '../certificates/certificate.sql';
import { verificationUrl } from '../certificates/verification-address';
import { certificatePdf, type CertificatePaper } from '../pdf/certificate-pdf';

interface PaperRow extends Omit<CertificatePaper, 'verificationUrl'> {
  oldKey: string | null;
}

/** Makes the papers of certificates, keeps them as files, and makes them again when one is gone. */
@Injectable()
export class CertificatePapers {
  constructor(
    private readonly db: DataSource,
    @Inject(FILE_STORE) private readonly files: FileStore,
    private readonly outbox: Outbox,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** Draws the paper as the certificate stands now; an earlier one goes. Doing it twice changes nothing that is seen. */
  async make(manager: EntityManager, certificateId: string): Promise<void> {
    const [row] = (await manager.query(
      `select c.number, c.state, c.name, c.stage_title as "stageTitle", ${lightsOf('c')} as lights,
              c.programme_title as "programmeTitle", c.issuer, c.place, c.pdf_key as "oldKey",
              to_char(c.issued_on, 'YYYY-MM-DD') as "issuedOn",
              (select array_agg(s.title order by s.position) from membership m
                 join cohort k on k.id = m.cohort_id
                 join stage s on s.programme_version_id = k.programme_version_id
                where m.id = c.membership_id) as path
         from certificate c where c.id = $1 and c.erased_at is null for update of c`,
      [certificateId],
    )) as PaperRow[];
    if (!row) return;
    const { oldKey, ...paper } = row;
    const url = verificationUrl(this.settings, paper.number);
    const bytes = await certificatePdf({ ...paper, verificationUrl: url });
    const key = newFileKey('certificates', 'pdf');
    await this.files.put(key, bytes, { type: 'application/pdf' });
    await manager.query('update certificate set pdf_key = $2, pdf_wanted_at = null where id = $1', [
      certificateId,
      key,
    ]);
    if (oldKey) await this.outbox.add(manager, certificatePapersForgotten, { keys: [oldKey] });
  }

  /**
   * The paper's bytes; null while it is being made. A file that is not there any more is ordered again.
   * The caller has checked that the certificate may be seen.
   */
  async open(certificateId: string): Promise<Readable | null> {
    const [row] = (await this.db.query(
      'select pdf_key as key from certificate where id = $1 and pdf_wanted_at is null',
      [certificateId],
    )) as { key: string }[];
    const file = row && (await this.files.read(row.key));
    if (!file) await this.order(certificateId);
    return file?.stream ?? null;
  }

  /** Removes the papers of somebody who was erased. */
  async forget(keys: string[]): Promise<void> {
    for (const key of keys) await this.files.delete(key);
  }

  /** Orders the paper, at most once a minute, however often somebody asks for it. */
  private async order(certificateId: string): Promise<void> {
    await this.db.transaction(async (manager) => {
      const [, ordered] = (await manager.query(
        `update certificate set pdf_wanted_at = now()
          where id = $1 and erased_at is null
            and (pdf_wanted_at is null or pdf_wanted_at < now() - interval '1 minute')`,
        [certificateId],
      )) as [unknown, number];
      if (ordered === 1) await this.outbox.add(manager, certificatePaperWanted, { certificateId });
    });
  }
}
