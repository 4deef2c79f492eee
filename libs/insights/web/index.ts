export { cohortTabs, officerRoutes } from './insight-routes';
