import { Injectable } from '@nestjs/common';
import type { Actor } from '@pijar/identity/contracts';
import { ProblemException } from '@pijar/shared/api';
import type { FastifyReply } from 'fastify';
import { CertificatePapers } from '../issuing/certificate-papers';
import { CertificatesQuery } from './certificates.query';

/** Seconds after which asking for a paper again makes sense. */
const patience = 3;

/** Hands a certificate's paper to whoever may see the certificate. */
@Injectable()
export class CertificateDownload {
  constructor(
    private readonly certificates: CertificatesQuery,
    private readonly papers: CertificatePapers,
  ) {}

  /** @throws 404, 409 `being-made` while the job runs */
  async send(actor: Actor, certificateId: string, reply: FastifyReply): Promise<void> {
    const { number } = await this.certificates.one(actor, certificateId);
    const stream = await this.papers.open(certificateId);
    if (!stream) {
      throw new ProblemException({
        type: '/problems/being-made',
        title: 'Being made',
        status: 409,
        detail: 'The paper is being made; ask again in a moment.',
        retryAfter: patience,
      });
    }
    await reply
      .type('application/pdf')
      .header('content-disposition', `attachment; filename="sertifikat-${number}.pdf"`)
      // It changes when the certificate is revoked, and phones are shared.
      .header('cache-control', 'private, no-store')
      .send(stream);
  }
}
