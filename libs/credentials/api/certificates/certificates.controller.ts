import { Controller, Res } from '@nestjs/common';
import * as routes from '@pijar/credentials/contracts';
import type {
  CertificateLine,
  CertificateView,
  CohortCertificate,
} from '@pijar/credentials/contracts';
import * as schemas from '@pijar/credentials/schemas';
import { CurrentActor } from '@pijar/identity/api';
import type { Actor } from '@pijar/identity/contracts';
import { In, Operation, type Input } from '@pijar/shared/api';
import type { Page } from '@pijar/shared/contracts';
import type { FastifyReply } from 'fastify';
import { CertificateChanges } from './certificate-changes';
import { CertificateDownload } from './certificate-download';
import { CertificatesQuery } from './certificates.query';

@Controller()
export class CertificatesController {
  constructor(
    private readonly certificates: CertificatesQuery,
    private readonly changes: CertificateChanges,
    private readonly downloads: CertificateDownload,
  ) {}

  @Operation(routes.listMyCertificates, {
    summary: 'My certificates, newest first',
    access: 'person',
    query: schemas.MyCertificatesQuery,
    response: schemas.CertificatePage,
  })
  listMine(
    @CurrentActor() actor: Actor,
    @In() { query }: Input<typeof routes.listMyCertificates>,
  ): Promise<Page<CertificateLine>> {
    return this.certificates.mine(actor, query);
  }

  @Operation(routes.showCertificate, {
    summary: 'One certificate: for its owner, staff of the cohort, its officers',
    access: 'person',
    params: schemas.CertificateParams,
    response: schemas.CertificateView,
  })
  show(
    @CurrentActor() actor: Actor,
    @In() { params }: Input<typeof routes.showCertificate>,
  ): Promise<CertificateView> {
    return this.certificates.one(actor, params.certificateId);
  }

  @Operation(routes.downloadCertificate, {
    summary: 'The paper to print; 409 being-made while the job runs',
    access: 'person',
    params: schemas.CertificateParams,
    stream: 'application/pdf',
  })
  download(
    @CurrentActor() actor: Actor,
    @In() { params }: Input<typeof routes.downloadCertificate>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.downloads.send(actor, params.certificateId, reply);
  }

  @Operation(routes.revokeCertificate, {
    summary: 'Take a certificate back',
    access: ['officer', 'admin'],
    params: schemas.CertificateParams,
    body: schemas.Revocation,
    response: schemas.CertificateView,
  })
  revoke(
    @CurrentActor() actor: Actor,
    @In() { params, body }: Input<typeof routes.revokeCertificate>,
  ): Promise<CertificateView> {
    return this.changes.revoke(actor, params.certificateId, body.reason);
  }

  @Operation(routes.reinstateCertificate, {
    summary: 'Make a certificate valid again that was revoked by mistake',
    access: ['officer', 'admin'],
    params: schemas.CertificateParams,
    body: schemas.Reinstatement,
    response: schemas.CertificateView,
  })
  reinstate(
    @CurrentActor() actor: Actor,
    @In() { params, body }: Input<typeof routes.reinstateCertificate>,
  ): Promise<CertificateView> {
    return this.changes.reinstate(actor, params.certificateId, body.reason);
  }

  @Operation(routes.correctCertificateName, {
    summary: 'Correct the name: a new certificate replaces the old one',
    access: ['officer', 'admin'],
    params: schemas.CertificateParams,
    body: schemas.NameCorrection,
    response: schemas.CertificateView,
  })
  correctName(
    @CurrentActor() actor: Actor,
    @In() { params, body }: Input<typeof routes.correctCertificateName>,
  ): Promise<CertificateView> {
    return this.changes.correctName(actor, params.certificateId, body.name);
  }

  @Operation(routes.listCohortCertificates, {
    summary: 'Certificates of a cohort, by name',
    access: ['facilitator', 'officer', 'admin'],
    params: schemas.CohortCertificatesParams,
    query: schemas.CohortCertificatesQuery,
    response: schemas.CohortCertificatePage,
  })
  listOfCohort(
    @CurrentActor() actor: Actor,
    @In() { params, query }: Input<typeof routes.listCohortCertificates>,
  ): Promise<Page<CohortCertificate>> {
    return this.certificates.ofCohort(actor, params.cohortId, query);
  }
}
