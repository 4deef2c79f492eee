import { Day, Id, Instant, line, pageOf, PageQuery, paragraphs } from '@pijar/shared/schemas';
import * as z from 'zod';

/** Longest name a certificate carries. */
export const maxNameLength = 120;

export const CertificateState = z.enum(['valid', 'revoked', 'replaced']);
export const CertificateParams = z.object({ certificateId: Id });

const award = {
  name: z.string(),
  programmeTitle: z.string(),
  /** Null: the whole programme. */
  stageTitle: z.string().nullable(),
  issuer: z.string(),
  /** Day in the cohort's zone. */
  issuedOn: Day,
};

export const CertificateLine = z.object({
  certificateId: Id,
  number: z.string(),
  state: CertificateState,
  ...award,
  /** How many of the three steps of light: the stage's place in its programme, 3 for the whole. */
  lights: z.int().min(1).max(3),
});

export const CertificateView = z.object({
  ...CertificateLine.shape,
  place: z.string(),
  /** Why it was revoked, or why it is valid again. */
  stateReason: z.string().nullable(),
  stateAt: Instant.nullable(),
  /** The one that took its place, when replaced. */
  replacedBy: Id.nullable(),
  isPaperReady: z.boolean(),
  /** Where anyone checks it. */
  verificationUrl: z.url(),
  /** QR code of that address: dark modules as an SVG path in a square of `size` units, without a quiet zone. */
  code: z.object({ size: z.int(), path: z.string() }),
  isMine: z.boolean(),
  /** Whether the actor may revoke it or correct its name. */
  isMineToChange: z.boolean(),
});

export const MyCertificatesQuery = PageQuery;
export const CertificatePage = pageOf(CertificateLine);

export const CohortCertificatesParams = z.object({ cohortId: Id });
export const CohortCertificatesQuery = z.strictObject({
  ...PageQuery.shape,
  state: CertificateState.optional(),
  /** Only those of one membership. */
  membershipId: Id.optional(),
});
export const CohortCertificate = z.object({
  ...CertificateLine.shape,
  membershipId: Id,
  stateReason: z.string().nullable(),
  stateAt: Instant.nullable(),
});
export const CohortCertificatePage = pageOf(CohortCertificate);

export const Revocation = z.strictObject({ reason: paragraphs(500, 3) });
export const Reinstatement = z.strictObject({ reason: paragraphs(500, 3) });
export const NameCorrection = z.strictObject({ name: line(maxNameLength, 2) });

export const VerificationParams = z.object({ number: z.string().min(1).max(100) });
/** What anyone learns from a number, and nothing more. All but the state are null when unknown. */
export const VerificationView = z.object({
  state: z.enum(['valid', 'revoked', 'replaced', 'unknown']),
  name: z.string().nullable(),
  programmeTitle: z.string().nullable(),
  stageTitle: z.string().nullable(),
  issuedOn: Day.nullable(),
  issuer: z.string().nullable(),
});
