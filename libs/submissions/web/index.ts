import type { StepFace } from '@pijar/learning/web';

/** How learning shows a step of kind `assignment`. */
export const assignmentFace: StepFace = {
  load: () => import('./assignment').then((m) => m.Assignment),
  keep: (step, means) =>
    import('./hand-in/phone/keep-hand-in').then((m) => m.keepHandIn(step, means)),
  files: (membershipId, api) =>
    import('./hand-in/phone/keep-hand-in').then((m) => m.ownFiles(membershipId, api)),
};

export * from './kept/attempt-face';
export * from './tasks/task-routes';
