import { Id, line } from '@pijar/shared/schemas';
import * as z from 'zod';
import { roles } from './actor';
import { consentPurposes } from './consents';
import { Locale } from './person.schemas';

export const Secret = z.string().min(1).max(128);

export const SignIn = z.strictObject({
  /** A phone number in any form, a participant number, or a staff username. */
  identifier: line(60),
  /** The PIN or the password. */
  secret: Secret,
  /** Needed when several people share the phone. */
  participantNumber: line(20).optional(),
});

export const ConsentState = z.object({
  purpose: z.enum(consentPurposes),
  textVersion: z.string(),
  isGranted: z.boolean(),
  at: z.string(),
});

/** Whom to ask for help: the person's organisation. */
export const HelpContacts = z.object({
  contactName: z.string().nullable(),
  phone: z.string().nullable(),
  whatsapp: z.string().nullable(),
  note: z.string().nullable(),
});

/** Whoever is signed in. */
export const SessionView = z.object({
  personId: Id,
  sessionId: Id,
  fullName: z.string(),
  firstName: z.string(),
  initials: z.string(),
  participantNumber: z.string().nullable(),
  username: z.string().nullable(),
  phone: z.string().nullable(),
  locale: Locale,
  roles: z.array(z.enum(roles)),
  secretKind: z.enum(['pin', 'password']),
  organisation: z.object({ organisationId: Id, name: z.string() }),
  help: HelpContacts,
  consents: z.array(ConsentState),
  erasureRequestedAt: z.string().nullable(),
  /** The account belongs to the demo. */
  isDemo: z.boolean(),
});

export const SessionParams = z.object({ sessionId: Id });

export const MySession = z.object({
  sessionId: Id,
  /** Browser and system, e.g. `Chrome · Android`; null when the browser did not say. */
  device: z.string().nullable(),
  createdAt: z.string(),
  seenAt: z.string(),
  isCurrent: z.boolean(),
});

export const MySessions = z.object({ items: z.array(MySession) });

export const LocaleChange = z.strictObject({ locale: Locale });
export const SecretChange = z.strictObject({ current: Secret, next: Secret });

export const DemoAccount = z.object({
  role: z.enum(roles),
  label: z.string(),
  identifier: z.string(),
  secret: z.string(),
});
export const DemoAccountList = z.object({ items: z.array(DemoAccount) });
