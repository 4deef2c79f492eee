export { cohortRoutes, cohortsWords } from './cohort-routes';
export { OpenCohort } from './open-cohort';
export { FieldWords } from './forms/field-words';
export { lazySchema } from './forms/lazy-schema';
export { serverFaults } from './forms/server-faults';
export { MembershipMenu } from './membership/membership-menu';
export type { SettingsSlot } from './settings/settings-slots';
