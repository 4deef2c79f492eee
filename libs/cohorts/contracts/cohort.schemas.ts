import { Day, Id, Instant, line, PageQuery, pageOf } from '@pijar/shared/schemas';
import * as z from 'zod';
import { regionOf, timeZones } from './regions';

export const CohortParams = z.object({ cohortId: Id });

const RegionCode = z
  .string()
  .refine((code) => regionOf(code) !== undefined, { error: 'unknown-region' });
const TimeZoneName = z.enum(timeZones);
const hasOrder = (days: { startsOn?: string; endsOn?: string }) =>
  !days.startsOn || !days.endsOn || days.startsOn <= days.endsOn;
const order = { path: ['endsOn'], error: 'ends-before-start' };

/** A new cohort; `id` is made by the client, so that sending it twice makes one. */
export const CohortDraft = z
  .strictObject({
    id: Id,
    /** Admins choose one; an officer's own is taken where it is left out. */
    organisationId: Id.optional(),
    programmeVersionId: Id,
    name: line(120),
    place: line(120),
    regionCode: RegionCode.nullable(),
    /** Left out: that of the region's province. */
    timeZone: TimeZoneName.optional(),
    startsOn: Day,
    endsOn: Day,
  })
  .refine(hasOrder, order);

/** What the form holds: as typed, empty where nothing was chosen. */
export const CohortForm = z
  .object({
    organisationId: Id,
    programmeVersionId: Id,
    name: line(120),
    place: line(120),
    regionCode: z.literal('').or(RegionCode),
    timeZone: TimeZoneName,
    startsOn: Day,
    endsOn: Day,
  })
  .refine(hasOrder, order);

/** What may change later. The programme version only while nobody is in the cohort. */
export const CohortChange = z
  .strictObject({
    version: z.int(),
    programmeVersionId: Id.optional(),
    name: line(120).optional(),
    place: line(120).optional(),
    regionCode: RegionCode.nullable().optional(),
    timeZone: TimeZoneName.optional(),
    startsOn: Day.optional(),
    endsOn: Day.optional(),
  })
  .refine(hasOrder, order);

export const VersionBody = z.strictObject({ version: z.int() });

export const CohortState = z.enum(['running', 'closed']);
export const StaffPart = z.enum(['cofacilitator', 'coach', 'expert']);

export const PeopleCounts = z.object({
  /** Everybody who has not left. */
  total: z.int(),
  invited: z.int(),
  active: z.int(),
  paused: z.int(),
  completed: z.int(),
  left: z.int(),
});

const cohortFields = {
  id: Id,
  name: z.string(),
  place: z.string(),
  regionCode: z.string().nullable(),
  timeZone: TimeZoneName,
  startsOn: Day,
  endsOn: Day,
  state: CohortState,
  version: z.int(),
  organisation: z.object({ id: Id, name: z.string() }),
  programme: z.object({ versionId: Id, title: z.string(), number: z.int() }),
};

export const CohortRow = z.object({ ...cohortFields, people: PeopleCounts });
export const CohortsQuery = PageQuery.extend({
  state: CohortState.optional(),
  programmeVersionId: Id.optional(),
});
export const CohortsPage = pageOf(CohortRow);

export const StaffMember = z.object({
  personId: Id,
  fullName: z.string(),
  part: StaffPart,
  /** Codes of the modules whose work an expert reads; empty: all. */
  tracks: z.array(z.string()),
  addedAt: Instant,
});
export const CohortView = z.object({
  ...cohortFields,
  /** What the reader is to it: an officer leads, a coach is staff. */
  relation: z.enum(['leads', 'staff']),
  stages: z.array(z.object({ id: Id, code: z.string(), title: z.string() })),
  /** The modules of the programme that participants choose among. */
  tracks: z.array(z.object({ code: z.string(), title: z.string() })),
  staff: z.array(StaffMember),
});

export const StaffParams = z.object({ cohortId: Id, personId: Id });
/** `tracks` are for experts; left out, an expert reads everything. */
export const StaffBody = z
  .strictObject({ part: StaffPart, tracks: z.array(z.string().max(60)).max(40).default([]) })
  .refine(({ part, tracks }) => part === 'expert' || tracks.length === 0, {
    path: ['tracks'],
    error: 'not-an-expert',
  });
export const StaffCandidates = z.object({
  items: z.array(z.object({ personId: Id, fullName: z.string() })),
});

export const CohortChoices = z.object({
  programmeVersions: z.array(z.object({ id: Id, title: z.string(), number: z.int() })),
  organisations: z.array(z.object({ id: Id, name: z.string() })),
});
