import { Routes } from '@angular/router';
import { coachRoutes as insightRoutes } from '@pijar/insights/web';
import { agreeSlot, coachRoutes as mentoringRoutes } from '@pijar/mentoring/staff';
import { FEEDBACK_SLOTS, coachRoutes as deskRoutes } from '@pijar/submissions/staff';
import { coachRoutes as workshopRoutes } from '@pijar/workshops/staff';

/** Pages of a coach and a co-facilitator, below /pendamping: each context adds its routes with one line. */
const pages: Routes = [...deskRoutes, ...insightRoutes, ...workshopRoutes, ...mentoringRoutes];

export default [
  {
    path: '',
    providers: [{ provide: FEEDBACK_SLOTS, useValue: [agreeSlot] }],
    children: pages,
  },
] satisfies Routes;
