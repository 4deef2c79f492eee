import { Routes } from '@angular/router';
import { adminRoutes as identityRoutes } from '@pijar/identity/web';
import { failedJobsRoutes } from '@pijar/shared/web';

/** Pages of an admin, below /admin: each context adds its routes with one line. */
const pages: Routes = [...identityRoutes, ...failedJobsRoutes];

export default pages;
