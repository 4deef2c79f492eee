import { Id, line, PageQuery, pageOf, paragraphs } from '@pijar/shared/schemas';
import * as z from 'zod';
import { roles } from './actor';
import { AccountState, Locale, PersonName, Phone, RegionCode } from './person.schemas';
import { IssuedCode } from './activation.schemas';

const helpContacts = {
  contactName: line(120).nullable(),
  contactPhone: Phone.nullable(),
  contactWhatsapp: Phone.nullable(),
  helpNote: paragraphs(500).nullable(),
};

export const NewOrganisation = z.strictObject({
  name: line(160),
  regionCode: RegionCode.nullable().default(null),
  contactName: helpContacts.contactName.default(null),
  contactPhone: helpContacts.contactPhone.default(null),
  contactWhatsapp: helpContacts.contactWhatsapp.default(null),
  helpNote: helpContacts.helpNote.default(null),
});

export const OrganisationEdit = z.strictObject({
  version: z.number().int().min(1),
  name: line(160).optional(),
  regionCode: RegionCode.nullable().optional(),
  contactName: helpContacts.contactName.optional(),
  contactPhone: helpContacts.contactPhone.optional(),
  contactWhatsapp: helpContacts.contactWhatsapp.optional(),
  helpNote: helpContacts.helpNote.optional(),
});

export const OrganisationParams = z.object({ organisationId: Id });

export const OrganisationView = z.object({
  organisationId: Id,
  name: z.string(),
  regionCode: z.string().nullable(),
  contactName: z.string().nullable(),
  contactPhone: z.string().nullable(),
  contactWhatsapp: z.string().nullable(),
  helpNote: z.string().nullable(),
  participantCount: z.number().int(),
  staffCount: z.number().int(),
  version: z.number().int(),
});

export const OrganisationsQuery = PageQuery.extend({ search: z.string().max(160).optional() });
export const OrganisationPage = pageOf(OrganisationView);

/** Everyone who works in the programme; participants are not staff. */
export const StaffRole = z.enum(roles).exclude(['participant']);

export const Username = z
  .string()
  .transform((text) => text.trim().toLowerCase())
  .pipe(z.string().regex(/^[a-z][a-z0-9._-]{2,39}$/));

export const NewStaff = z.strictObject({
  organisationId: Id,
  fullName: PersonName,
  username: Username,
  phone: Phone.nullable().default(null),
  locale: Locale.default('id'),
  roles: z.array(StaffRole).min(1).max(5),
});

export const StaffEdit = z.strictObject({
  version: z.number().int().min(1),
  organisationId: Id.optional(),
  fullName: PersonName.optional(),
  phone: Phone.nullable().optional(),
  locale: Locale.optional(),
  roles: z.array(StaffRole).min(1).max(5).optional(),
});

export const StaffView = z.object({
  personId: Id,
  organisationId: Id,
  organisationName: z.string(),
  fullName: z.string(),
  username: z.string().nullable(),
  phone: z.string().nullable(),
  locale: Locale,
  roles: z.array(z.enum(roles)),
  accountState: AccountState,
  isDemo: z.boolean(),
  version: z.number().int(),
});

/** The new account and its code, told this once. */
export const CreatedStaff = z.object({ staff: StaffView, issued: IssuedCode });

export const StaffQuery = PageQuery.extend({
  search: z.string().max(120).optional(),
  role: StaffRole.optional(),
  organisationId: Id.optional(),
});
export const StaffPage = pageOf(StaffView);

export const AuditQuery = PageQuery.extend({
  /** Entries by or about this person. */
  personId: Id.optional(),
  subjectId: Id.optional(),
  /** Begins with, e.g. `person.` or `person.phone-changed`. */
  action: z.string().max(80).optional(),
});

export const AuditEntryView = z.object({
  entryId: Id,
  at: z.string(),
  action: z.string(),
  /** Null: the product itself. */
  actorId: z.string().nullable(),
  actorName: z.string().nullable(),
  subjectType: z.string(),
  subjectId: z.string().nullable(),
  /** Where the subject is a person or an organisation. */
  subjectName: z.string().nullable(),
  organisationName: z.string().nullable(),
  detail: z.record(z.string(), z.unknown()),
});
export const AuditPage = pageOf(AuditEntryView);
