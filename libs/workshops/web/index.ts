export { coachRoutes, cohortPages, cohortTabs } from './workshop-routes';
