import { Routes } from '@angular/router';
import { trustedRoutes } from '@pijar/mentoring/staff';
import { safeguardingRoutes } from '@pijar/submissions/staff';

/** Pages of whoever is trusted with what is restricted, below /perlindungan. */
const pages: Routes = [...trustedRoutes, ...safeguardingRoutes];

export default pages;
