import { Controller } from '@nestjs/common';
import { staffRoles } from '@pijar/cohorts/api';
import { CurrentActor } from '@pijar/identity/api';
import type { Actor } from '@pijar/identity/contracts';
import {
  listCohortFunnels,
  listCohortPeople,
  listTimeline,
  showCohortSummary,
  type CohortFunnelsQuery as FunnelsInput,
  type PeopleQuery as PeopleInput,
  type TimelineQuery as TimelineInput,
} from '@pijar/insights/contracts';
import {
  CohortFunnelsPage,
  CohortFunnelsQuery,
  CohortParams,
  CohortSummary,
  MembershipParams,
  PeoplePage,
  PeopleQuery,
  TimelinePage,
  TimelineQuery,
} from '@pijar/insights/schemas';
import { In, Operation, type Input } from '@pijar/shared/api';
import { CohortFunnels } from './cohorts/cohort-funnels.query';
import { CohortSummaryQuery } from './cohorts/cohort-summary.query';
import { PeopleListQuery } from './people/people-list.query';
import { TimelineListQuery } from './timeline/timeline.query';

@Controller()
export class InsightsController {
  constructor(
    private readonly funnels: CohortFunnels,
    private readonly summary: CohortSummaryQuery,
    private readonly people: PeopleListQuery,
    private readonly timeline: TimelineListQuery,
  ) {}

  @Operation(listCohortFunnels, {
    summary: 'The cohorts the reader may see, with their funnels',
    access: staffRoles,
    query: CohortFunnelsQuery,
    response: CohortFunnelsPage,
  })
  listFunnels(@CurrentActor() actor: Actor, @In() { query }: { query: FunnelsInput }) {
    return this.funnels.list(actor, query);
  }

  @Operation(showCohortSummary, {
    summary: 'The numbers of one cohort: funnel, waiting, stuck, by sex, turnaround, attendance',
    access: staffRoles,
    params: CohortParams,
    response: CohortSummary,
  })
  showSummary(@CurrentActor() actor: Actor, @In() { params }: Input<typeof showCohortSummary>) {
    return this.summary.show(actor, params.cohortId);
  }

  @Operation(listCohortPeople, {
    summary: 'The people of a cohort: where they stand, whom they wait for, why they are stuck',
    access: staffRoles,
    params: CohortParams,
    query: PeopleQuery,
    response: PeoplePage,
  })
  listPeople(
    @CurrentActor() actor: Actor,
    @In() { params, query }: { params: { cohortId: string }; query: PeopleInput },
  ) {
    return this.people.page(actor, params.cohortId, query);
  }

  @Operation(listTimeline, {
    summary: 'Everything that happened with one participant, the latest first',
    access: staffRoles,
    params: MembershipParams,
    query: TimelineQuery,
    response: TimelinePage,
  })
  listTimeline(
    @CurrentActor() actor: Actor,
    @In() { params, query }: { params: { membershipId: string }; query: TimelineInput },
  ) {
    return this.timeline.page(actor, params.membershipId, query);
  }
}
