// What staff use: apart from what participants do, so that no phone fetches their pages' names and, with them, their pages.
export * from './desk/coach-routes';
export * from './desk/works/cohort-work-routes';
export * from './grading/grading-routes';
export * from './safeguarding/safeguarding-routes';
export * from './sharing/sharing-slot';
export * from './desk/review/feedback-slots';
