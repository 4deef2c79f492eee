export { coachRoutes, cohortTabs, officerRoutes } from './insight-routes';
