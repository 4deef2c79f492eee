import { Id, Instant, PageQuery, pageOf } from '@pijar/shared/schemas';
import * as z from 'zod';
import { stuckReasons, waitings } from './stuck';

const StageCounts = z.object({
  id: Id,
  code: z.string(),
  title: z.string(),
  position: z.int(),
  locked: z.int(),
  open: z.int(),
  done: z.int(),
});
const StateCounts = z.object({
  /** Everybody who has not left. */
  total: z.int(),
  invited: z.int(),
  active: z.int(),
  paused: z.int(),
  completed: z.int(),
  left: z.int(),
});

export const CohortFunnelRow = z.object({
  id: Id,
  name: z.string(),
  place: z.string(),
  regionCode: z.string().nullable(),
  organisationName: z.string(),
  programmeTitle: z.string(),
  state: z.enum(['running', 'closed']),
  startsOn: z.iso.date(),
  endsOn: z.iso.date(),
  people: StateCounts,
  stages: z.array(StageCounts),
  stuck: z.int(),
  waitingForCoach: z.int(),
  feedbackLate: z.int(),
});
export const CohortFunnelsQuery = PageQuery.extend({
  state: z.enum(['running', 'closed']).optional(),
  limit: z.coerce.number().int().min(1).max(50).default(25),
});
export const CohortFunnelsPage = pageOf(CohortFunnelRow);

const Counted = <T extends z.ZodType>(key: T) => z.object({ key, count: z.int() });

export const CohortSummary = z.object({
  people: StateCounts,
  stages: z.array(StageCounts),
  waiting: z.array(Counted(z.enum(waitings))),
  stuck: z.array(Counted(z.enum(stuckReasons))),
  /** How many people have at least one reason. */
  stuckPeople: z.int(),
  communities: z.array(Counted(z.string())),
  bySex: z.array(
    z.object({
      sex: z.enum(['female', 'male', 'unknown']),
      total: z.int(),
      stages: z.array(z.object({ id: Id, open: z.int(), done: z.int() })),
      completed: z.int(),
    }),
  ),
  turnaround: z.object({
    /** First answers that were sent, of all time. */
    answered: z.int(),
    medianHours: z.number().nullable(),
    p90Hours: z.number().nullable(),
    medianWorkingDays: z.int().nullable(),
    p90WorkingDays: z.int().nullable(),
    waiting: z.int(),
    oldestWorkingDays: z.int().nullable(),
  }),
  /** What was known before and after each stage that has a test, of the people who answered both times. */
  tests: z.array(
    z.object({
      stageId: Id,
      title: z.string(),
      /** Null, like the means: fewer than `smallestToldCell`, so that nobody can be pointed at. */
      people: z.int().nullable(),
      /** Means of the share of questions answered right, percent. */
      before: z.number().nullable(),
      after: z.number().nullable(),
    }),
  ),
  /** What people say after the programme, by the month in which they were asked, the latest first; of the people who answered. */
  checkIns: z.array(
    z.object({
      /** `YYYY-MM` */
      month: z.string(),
      /** People. Null: fewer than `smallestToldCell`, so that nobody can be pointed at. */
      asked: z.int().nullable(),
      /** Null, like `sold`: fewer than that answered. */
      answered: z.int().nullable(),
      /** Who sold something in a week that she told of. */
      sold: z.int().nullable(),
    }),
  ),
  attendance: z.array(
    z.object({
      sessionId: Id,
      title: z.string(),
      startsAt: Instant,
      present: z.int(),
      late: z.int(),
      absent: z.int(),
      excused: z.int(),
      unmarked: z.int(),
    }),
  ),
});
