import { Id } from '@pijar/shared/schemas';
import * as z from 'zod';
import { consentPurposes } from './consents';
import { Secret } from './session.schemas';

const Code = z.string().min(1).max(60);
const ConsentChoice = z.strictObject({
  purpose: z.enum(consentPurposes),
  textVersion: z.string().min(1).max(40),
  isGranted: z.boolean(),
});

export const CodeCheck = z.strictObject({ code: Code });

/** What a code tells: enough for her to know that it is hers, and never more. */
export const CodeOwner = z.object({
  firstName: z.string(),
  organisationName: z.string(),
  purpose: z.enum(['activate', 'reset']),
  secretKind: z.enum(['pin', 'password']),
  consents: z.array(
    z.object({
      purpose: z.enum(consentPurposes),
      textVersion: z.string(),
      isRequired: z.boolean(),
    }),
  ),
});

export const Activation = z.strictObject({
  code: Code,
  secret: Secret,
  consents: z.array(ConsentChoice).max(consentPurposes.length).default([]),
});

/** Where officers' slips and messages get their code from. The code is told this once and kept only as a hash. */
export const IssuedCode = z.object({
  personId: Id,
  fullName: z.string(),
  participantNumber: z.string().nullable(),
  username: z.string().nullable(),
  purpose: z.enum(['activate', 'reset']),
  /** In groups: `K7M2-9QXT-4HRC`. */
  code: z.string(),
  expiresAt: z.string(),
  /** Opens the activation page with the code filled in. */
  link: z.string(),
  /** Opens WhatsApp with the message written; null without a phone number. */
  whatsappUrl: z.string().nullable(),
});

export const CodeIssue = z.strictObject({
  /** For a lost phone: the old PIN and all sessions stop at once, not only when the code is used. */
  isOldSecretStopped: z.boolean().default(false),
});

export const CodeBatch = z.strictObject({ personIds: z.array(Id).min(1).max(200) });
export const IssuedCodes = z.object({ items: z.array(IssuedCode) });

export const ConsentParams = z.object({ purpose: z.enum(consentPurposes) });
export const PersonConsentParams = z.object({ personId: Id, purpose: z.enum(consentPurposes) });
export const ConsentChange = z.strictObject({
  textVersion: z.string().min(1).max(40),
  isGranted: z.boolean(),
});

export const MyConsent = z.object({
  purpose: z.enum(consentPurposes),
  isRequired: z.boolean(),
  /** Null: never asked. */
  isGranted: z.boolean().nullable(),
  textVersion: z.string().nullable(),
  at: z.string().nullable(),
  /** False when an officer wrote down what she said or signed. */
  isRecordedByMe: z.boolean(),
});
export const MyConsents = z.object({ items: z.array(MyConsent) });
