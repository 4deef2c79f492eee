import { keptRoute, route } from '@pijar/shared/contracts';
import type {
  DueBody,
  FactsBody,
  FactsAnswer,
  HomeView,
  MembershipParams,
  ModuleParams,
  ModuleView,
  ModuleWeight,
  PathView,
  StageParams,
  StageTestView,
  StepParams,
  StepView,
  TracksBody,
  WaiverBody,
} from './index';

export const showHome = keptRoute<object, HomeView>('/api/v1/home');

/** For the participant, the staff of her cohort and its officers. */
export const showPath = route<{ params: MembershipParams }, PathView>(
  'GET',
  '/api/v1/memberships/:membershipId/path',
);

export const showStep = keptRoute<{ params: StepParams }, StepView>(
  '/api/v1/memberships/:membershipId/steps/:stepId',
);

/** Of every module of her programme version. */
export const listModuleWeights = keptRoute<{ params: MembershipParams }, ModuleWeight[]>(
  '/api/v1/memberships/:membershipId/modules',
);

/** A whole module at once, to be kept on the phone. 404 also where nothing of it is open. */
export const showModule = route<{ params: ModuleParams }, ModuleView>(
  'GET',
  '/api/v1/memberships/:membershipId/modules/:moduleId',
);

/** What is asked before and after a stage. 404 where nothing is; 409 `step-locked` while the stage is closed. */
export const showStageTest = keptRoute<{ params: StageParams }, StageTestView>(
  '/api/v1/memberships/:membershipId/stages/:stageId/test',
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
