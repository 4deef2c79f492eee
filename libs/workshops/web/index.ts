export { coachRoutes, cohortTabs } from './workshop-routes';
