import type { HomeSlot, StepFace } from '@pijar/learning/web';

export { coachRoutes, cohortPages, cohortTabs } from './workshop-routes';

/** How learning shows a planned day or a clinic: when and where, and whether she was there. */
export const meetingFace: StepFace = {
  load: () => import('./mine/meeting').then((m) => m.Meeting),
};

/** On the first screen: the days that come. */
export const meetingsSlot: HomeSlot = {
  load: () => import('./mine/coming-meetings').then((m) => m.ComingMeetings),
  inputs: ({ membershipId }) => ({ membershipId }),
};
