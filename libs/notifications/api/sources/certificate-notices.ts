import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Notices } from '../inbox/notices';

/** Tells a participant that a certificate of hers stands. */
@Injectable()
export class CertificateNotices {
  constructor(private readonly notices: Notices) {}

  async issued(
    manager: EntityManager,
    issued: { certificateId: string; personId: string },
  ): Promise<void> {
    const [row] = (await manager.query(
      'select coalesce(stage_title, programme_title) as title from certificate where id = $1',
      [issued.certificateId],
    )) as { title: string }[];
    if (!row) return;
    await this.notices.give(manager, {
      personIds: [issued.personId],
      kind: 'certificate_issued',
      details: { title: row.title },
      link: `/sertifikat/${issued.certificateId}`,
      cause: `certificate_issued:${issued.certificateId}`,
    });
  }
}
