import { Id, Instant, pageOf } from '@pijar/shared/schemas';
import * as z from 'zod';
import { PhoneContact } from './phone-contact';
import { stuckReasons, waitings } from './stuck';

export const CohortParams = z.object({ cohortId: Id });

export const StageState = z.enum(['locked', 'open', 'done']);
const MembershipState = z.enum(['invited', 'active', 'paused', 'left', 'completed']);
export const peopleSorts = ['name', 'stage', 'activity', 'waiting'] as const;

const filters = {
  /** Part of a name, or a participant number. */
  search: z.string().max(120).optional(),
  /** Left out: everybody who has not left. */
  state: MembershipState.optional(),
  stage: Id.optional(),
  /** Where she stands with `stage`; left out: it is her present stage. */
  stageState: StageState.optional(),
  waitingFor: z.enum(waitings).optional(),
  stuck: z.enum(['any', ...stuckReasons]).optional(),
  sex: z.enum(['female', 'male', 'unknown']).optional(),
  kind: z.enum(['returnee', 'family', 'unknown']).optional(),
  community: z.string().max(120).optional(),
  sort: z.enum(peopleSorts).default('name'),
  direction: z.enum(['asc', 'desc']).default('asc'),
};

/** The same filters open the list, the export and every number of the summary. */
export const PeopleFilter = z.strictObject(filters);
export const PeopleQuery = z.strictObject({
  ...filters,
  cursor: z.string().max(800).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

export const PersonRow = z.object({
  membershipId: Id,
  personId: Id,
  fullName: z.string(),
  participantNumber: z.string().nullable(),
  phone: z.string().nullable(),
  sex: z.enum(['female', 'male', 'unknown']),
  kind: z.enum(['returnee', 'family', 'unknown']),
  device: z.enum(['own', 'shared', 'none', 'unknown']),
  village: z.string().nullable(),
  community: z.string().nullable(),
  state: MembershipState,
  version: z.int(),
  isActivated: z.boolean(),
  /** Null: every stage is done. */
  stage: z.object({ id: Id, code: z.string(), title: z.string(), position: z.int() }).nullable(),
  /** Null where nothing is open, or where she has to choose a track first. */
  nextStep: z
    .object({
      id: Id,
      title: z.string(),
      kind: z.enum(['lesson', 'quiz', 'assignment', 'session', 'clinic']),
      isReturned: z.boolean(),
      dueOn: z.iso.date().nullable(),
    })
    .nullable(),
  hasToChooseTrack: z.boolean(),
  lastActiveAt: Instant.nullable(),
  phoneContact: PhoneContact,
  waiting: z.object({
    for: z.enum(waitings),
    since: Instant.nullable(),
    workingDays: z.int().nullable(),
    /** When the session she waits for begins; null: not planned yet. */
    sessionAt: Instant.nullable(),
  }),
  /** Days: calendar days, for `feedback-late` working days. */
  stuck: z.array(z.object({ reason: z.enum(stuckReasons), days: z.int() })),
});

export const PeoplePage = pageOf(PersonRow).extend({
  /** How many people the filter finds. */
  total: z.int(),
});
