import { Id, line, PageQuery } from '@pijar/shared/schemas';
import * as z from 'zod';
import { normalPhone } from './phone';

/** Signs that turn the direction of everything after them; a name needs none, and on a certificate they lie. */
const directionOverrides = /[\u202a-\u202e\u2066-\u2069]/g;

/** A person's name as she writes it: one line, up to 120 characters. */
export const PersonName = z
  .string()
  .transform((text) => text.replace(directionOverrides, ''))
  .pipe(line(120));

/** A phone number written in any usual way, in its normal form. */
export const Phone = z
  .string()
  .max(40)
  .transform((text, context) => {
    const phone = normalPhone(text);
    if (phone) return phone;
    context.addIssue({ code: 'custom', message: 'phone-format' });
    return z.NEVER;
  });

/** Official region code (Kepmendagri): province, regency, district or village, e.g. `52.03.07`. */
export const RegionCode = z.string().regex(/^\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?$/);

export const Locale = z.enum(['id', 'en']);
export const Sex = z.enum(['female', 'male', 'unknown']);
export const PersonKind = z.enum(['returnee', 'family', 'unknown']);
export const DeviceUse = z.enum(['own', 'shared', 'none', 'unknown']);
export const Education = z.enum(['none', 'primary', 'junior', 'senior', 'higher']);

/** What describes a person beyond her name; every part may stay unknown. */
const profile = {
  sex: Sex,
  kind: PersonKind,
  device: DeviceUse,
  regionCode: RegionCode.nullable(),
  education: Education.nullable(),
  destinationCountry: line(60).nullable(),
  returnReason: line(120).nullable(),
  village: line(120).nullable(),
  community: line(120).nullable(),
};

/** A participant to be: what the cohorts' forms and sheets hand to People. */
export const NewPerson = z.strictObject({
  fullName: PersonName,
  phone: Phone.nullable().default(null),
  locale: Locale.default('id'),
  sex: Sex.default('unknown'),
  kind: PersonKind.default('unknown'),
  device: DeviceUse.default('unknown'),
  regionCode: profile.regionCode.default(null),
  education: profile.education.default(null),
  destinationCountry: profile.destinationCountry.default(null),
  returnReason: profile.returnReason.default(null),
  village: profile.village.default(null),
  community: profile.community.default(null),
});

/** Only what is named changes. `version` is the one that was read: another one answers 409 with the current person. */
export const PersonEdit = z.strictObject({
  version: z.number().int().min(1),
  fullName: PersonName.optional(),
  phone: Phone.nullable().optional(),
  locale: Locale.optional(),
  sex: Sex.optional(),
  kind: PersonKind.optional(),
  device: DeviceUse.optional(),
  regionCode: profile.regionCode.optional(),
  education: profile.education.optional(),
  destinationCountry: profile.destinationCountry.optional(),
  returnReason: profile.returnReason.optional(),
  village: profile.village.optional(),
  community: profile.community.optional(),
});

export const PersonParams = z.object({ personId: Id });

/** Whether she can sign in: never activated, a code is out, active, or disabled by an officer. */
export const AccountState = z.enum(['new', 'invited', 'active', 'disabled']);

export const PersonView = z.object({
  personId: Id,
  organisationId: Id,
  organisationName: z.string(),
  participantNumber: z.string().nullable(),
  username: z.string().nullable(),
  fullName: z.string(),
  phone: z.string().nullable(),
  locale: Locale,
  ...profile,
  education: z.string().nullable(),
  regionCode: z.string().nullable(),
  destinationCountry: z.string().nullable(),
  returnReason: z.string().nullable(),
  village: z.string().nullable(),
  community: z.string().nullable(),
  accountState: AccountState,
  codeExpiresAt: z.string().nullable(),
  version: z.number().int(),
});

export const PeopleQuery = PageQuery.extend({
  /** Part of a name, a participant number or a phone number. */
  search: z.string().max(120).optional(),
  organisationId: Id.optional(),
});

export const PersonRow = z.object({
  personId: Id,
  participantNumber: z.string().nullable(),
  fullName: z.string(),
  phone: z.string().nullable(),
  accountState: AccountState,
});
