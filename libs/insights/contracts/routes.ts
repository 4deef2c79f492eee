import { route } from '@pijar/shared/contracts';
import type * as z from 'zod';
import type * as p from './people.schemas';
import type * as s from './summary.schemas';
import type * as t from './timeline.schemas';

export type PeopleFilter = z.infer<typeof p.PeopleFilter>;
export type PeopleQuery = z.infer<typeof p.PeopleQuery>;
export type PersonRow = z.infer<typeof p.PersonRow>;
export type PeoplePage = z.infer<typeof p.PeoplePage>;
export type CohortFunnelRow = z.infer<typeof s.CohortFunnelRow>;
export type CohortFunnelsQuery = z.infer<typeof s.CohortFunnelsQuery>;
export type CohortFunnelsPage = z.infer<typeof s.CohortFunnelsPage>;
export type CohortSummary = z.infer<typeof s.CohortSummary>;
export type TimelineEvent = z.infer<typeof t.TimelineEvent>;
export type TimelineKind = TimelineEvent['kind'];
export type TimelineQuery = z.infer<typeof t.TimelineQuery>;
export type TimelinePage = z.infer<typeof t.TimelinePage>;
type CohortParams = z.infer<typeof p.CohortParams>;
type MembershipParams = z.infer<typeof t.MembershipParams>;

const cohorts = '/api/v1/insights/cohorts';

/** The cohorts with their funnels, the newest first. */
export const listCohortFunnels = route<{ query: Partial<CohortFunnelsQuery> }, CohortFunnelsPage>(
  'GET',
  cohorts,
);
export const showCohortSummary = route<{ params: CohortParams }, CohortSummary>(
  'GET',
  `${cohorts}/:cohortId`,
);
export const listCohortPeople = route<
  { params: CohortParams; query: Partial<PeopleQuery> },
  PeoplePage
>('GET', `${cohorts}/:cohortId/people`);
/** CSV of what the list shows with the same filter, all pages. */
export const exportCohortPeople = route<
  { params: CohortParams; query: Partial<PeopleFilter> },
  unknown
>('GET', `${cohorts}/:cohortId/people.csv`);
/** CSV of totals by sex for people outside; cells under 5 are not told. */
export const exportCohortReport = route<{ params: CohortParams }, unknown>(
  'GET',
  `${cohorts}/:cohortId/report.csv`,
);
export const listTimeline = route<
  { params: MembershipParams; query: Partial<TimelineQuery> },
  TimelinePage
>('GET', '/api/v1/insights/memberships/:membershipId/timeline');
