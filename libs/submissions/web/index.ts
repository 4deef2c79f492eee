/** How learning shows a step of kind `assignment`. */
export const assignmentFace = {
  load: () => import('./assignment').then((m) => m.Assignment),
};

export * from './desk/coach-routes';
export * from './desk/works/cohort-work-routes';
export * from './tasks/task-routes';
