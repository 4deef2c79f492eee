import { keptRoute, route, type Page } from '@pijar/shared/contracts';
import type * as z from 'zod';
import type * as schemas from './schemas';

export * from './certificate-number';
export * from './events';

export type CertificateState = z.infer<typeof schemas.CertificateState>;
export type CertificateLine = z.infer<typeof schemas.CertificateLine>;
export type CertificateView = z.infer<typeof schemas.CertificateView>;
export type CohortCertificate = z.infer<typeof schemas.CohortCertificate>;
export type CohortCertificatesQuery = z.infer<typeof schemas.CohortCertificatesQuery>;
export type VerificationView = z.infer<typeof schemas.VerificationView>;
type OneCertificate = { params: z.infer<typeof schemas.CertificateParams> };

/** Newest first. */
export const listMyCertificates = keptRoute<
  { query: z.infer<typeof schemas.MyCertificatesQuery> },
  Page<CertificateLine>
>('/api/v1/certificates');

export const showCertificate = keptRoute<OneCertificate, CertificateView>(
  '/api/v1/certificates/:certificateId',
);

/** A file; 409 `being-made` while the job runs. */
export const downloadCertificate = route<OneCertificate, unknown>(
  'GET',
  '/api/v1/certificates/:certificateId/pdf',
);

export const revokeCertificate = route<
  OneCertificate & { body: z.infer<typeof schemas.Revocation> },
  CertificateView
>('POST', '/api/v1/certificates/:certificateId/revocation');

/** One that was revoked by mistake is valid again. 409 `certificate-not-revoked` with the present view. */
export const reinstateCertificate = route<
  OneCertificate & { body: z.infer<typeof schemas.Reinstatement> },
  CertificateView
>('POST', '/api/v1/certificates/:certificateId/reinstatement');

/** A new certificate takes the place of the old one, which stays and says so; the answer is the new one. */
export const correctCertificateName = route<
  OneCertificate & { body: z.infer<typeof schemas.NameCorrection> },
  CertificateView
>('POST', '/api/v1/certificates/:certificateId/correction');

/** By name, then by stage. */
export const listCohortCertificates = route<
  {
    params: z.infer<typeof schemas.CohortCertificatesParams>;
    query: z.infer<typeof schemas.CohortCertificatesQuery>;
  },
  Page<CohortCertificate>
>('GET', '/api/v1/cohorts/:cohortId/certificates');

/** For anyone. An unknown number is an answer, not an error. */
export const verifyCertificate = route<
  { params: z.infer<typeof schemas.VerificationParams> },
  VerificationView
>('GET', '/api/v1/verifications/:number');
