import { Id, Instant, paragraphs } from '@pijar/shared/schemas';
import * as z from 'zod';
import { membershipStates } from './membership-states';
import { maxSheetRows, sheetFields } from './sheet';

export const MembershipParams = z.object({ membershipId: Id });

const SheetField = z.enum(sheetFields);
/** A cell as it was pasted; what it means is decided row by row, so that one bad row stops no other. */
const Cell = z.string().max(1000).default('');

/** One row as typed or pasted. */
export const MemberRow = z.strictObject({
  /** Line in the sheet, counted from 1; comes back with the answer. */
  line: z.int().min(1).max(100_000),
  fullName: Cell,
  phone: Cell,
  sex: Cell,
  kind: Cell,
  village: Cell,
  community: Cell,
  device: Cell,
  /** The person already known who is meant; null: somebody new. */
  personId: Id.nullable().default(null),
  /** Said by the officer who saw the possible duplicate: this is another person. */
  isSomebodyElse: z.boolean().default(false),
});

export const RowFault = z.object({
  field: SheetField.or(z.enum(['row', 'personId'])),
  code: z.string(),
  /** An error keeps the row out; a warning is only said. */
  severity: z.enum(['error', 'warning']),
});

export const CleanMember = z.object({
  fullName: z.string(),
  phone: z.string().nullable(),
  sex: z.enum(['female', 'male', 'unknown']),
  kind: z.enum(['returnee', 'family', 'unknown']),
  village: z.string().nullable(),
  community: z.string().nullable(),
  device: z.enum(['own', 'shared', 'none', 'unknown']),
});

export const PossibleDuplicate = z.object({
  personId: Id,
  fullName: z.string(),
  participantNumber: z.string().nullable(),
  why: z.array(z.enum(['name', 'phone'])),
  isMember: z.boolean(),
});

export const SheetPreviewBody = z.strictObject({
  text: z.string().min(1).max(200_000),
  /** What each column means, where the officer corrected it; null: not kept. */
  columns: z.array(SheetField.nullable()).max(100).optional(),
});

export const SheetPreview = z.object({
  hasHeader: z.boolean(),
  columns: z.array(
    z.object({ header: z.string().nullable(), field: SheetField.nullable(), example: z.string() }),
  ),
  rows: z.array(
    z.object({
      line: z.int(),
      /** As pasted, by field: what is sent back to be added. */
      raw: MemberRow.omit({ line: true, personId: true, isSomebodyElse: true }),
      clean: CleanMember,
      faults: z.array(RowFault),
      duplicates: z.array(PossibleDuplicate),
    }),
  ),
  /** Empty lines between or after the rows. */
  blankLines: z.int(),
});

export const AddMembersBody = z.strictObject({
  /** Made by the client: the same request again adds nobody and gets the same answer. */
  requestId: Id,
  rows: z.array(MemberRow).min(1).max(maxSheetRows),
});

export const AddMembersAnswer = z.object({
  rows: z.array(
    z.object({
      line: z.int(),
      /** `joined`: somebody already known came into this cohort. */
      outcome: z.enum(['added', 'joined', 'already-member', 'refused']),
      membershipId: Id.nullable(),
      personId: Id.nullable(),
      participantNumber: z.string().nullable(),
      faults: z.array(RowFault),
    }),
  ),
});

export const IssueCodesBody = z.strictObject({
  /** Left out: everybody in the cohort who never opened her account, at most as many as a sheet holds. */
  membershipIds: z.array(Id).min(1).max(maxSheetRows).optional(),
});
export const IssuedCodes = z.object({
  cohort: z.object({ id: Id, name: z.string(), place: z.string(), organisation: z.string() }),
  items: z.array(
    z.object({
      membershipId: Id,
      fullName: z.string(),
      participantNumber: z.string().nullable(),
      phone: z.string().nullable(),
      /** Null: she opened her account long ago, or may not learn now. */
      code: z.string().nullable(),
      expiresAt: Instant.nullable(),
      /** Opens the activation page with the code filled in. */
      link: z.string().nullable(),
      /** Opens WhatsApp with the message written; null without a phone number. */
      whatsappUrl: z.string().nullable(),
      skipped: z.enum(['already-activated', 'left']).nullable(),
    }),
  ),
});

const reason = paragraphs(500, 3);
export const ChangeMembershipBody = z.strictObject({
  requestId: Id,
  version: z.int(),
  reason,
});
export const MoveMembershipBody = z.strictObject({
  requestId: Id,
  version: z.int(),
  cohortId: Id,
  reason,
});

export const MembershipView = z.object({
  id: Id,
  version: z.int(),
  state: z.enum(membershipStates),
  stateReason: z.string().nullable(),
  joinedAt: Instant,
  person: z.object({
    id: Id,
    fullName: z.string(),
    participantNumber: z.string().nullable(),
    phone: z.string().nullable(),
    sex: z.string(),
    kind: z.string(),
    device: z.string(),
    village: z.string().nullable(),
    community: z.string().nullable(),
    isActivated: z.boolean(),
  }),
  cohort: z.object({
    id: Id,
    name: z.string(),
    timeZone: z.string(),
    programmeVersionId: Id,
  }),
  relation: z.enum(['leads', 'staff']),
});
