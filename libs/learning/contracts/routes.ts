import { route } from '@pijar/shared/contracts';
import type {
  DueBody,
  FactsBody,
  FactsAnswer,
  HomeView,
  MembershipParams,
  PathView,
  StageParams,
  StepParams,
  StepView,
  TracksBody,
  WaiverBody,
} from './index';

export const showHome = route<object, HomeView>('GET', '/api/v1/home');

/** For the participant, the staff of her cohort and its officers. */
export const showPath = route<{ params: MembershipParams }, PathView>(
  'GET',
  '/api/v1/memberships/:membershipId/path',
);

export const showStep = route<{ params: StepParams }, StepView>(
  'GET',
  '/api/v1/memberships/:membershipId/steps/:stepId',
);

/** At most 100 (`Fact`), answered one by one. 409 `membership-paused`, `membership-left`: keep them. */
export const recordFacts = route<{ params: MembershipParams; body: FactsBody }, FactsAnswer>(
  'POST',
  '/api/v1/memberships/:membershipId/facts',
);

/** Chooses exactly these tracks. 409 `stage-locked`, `track-in-use` (work in it waits or was accepted). */
export const chooseTracks = route<{ params: MembershipParams; body: TracksBody }, PathView>(
  'PUT',
  '/api/v1/memberships/:membershipId/tracks',
);

/** Lets her go on without what is missing. Officers only. 409 `stage-not-open`. */
export const waiveStage = route<{ params: StageParams; body: WaiverBody }, PathView>(
  'POST',
  '/api/v1/memberships/:membershipId/stages/:stageId/waiver',
);

/** Gives an assignment another due date. Staff of the cohort and officers. 422 `in-the-past`. */
export const extendDue = route<{ params: StepParams; body: DueBody }, void>(
  'PUT',
  '/api/v1/memberships/:membershipId/steps/:stepId/due',
);
