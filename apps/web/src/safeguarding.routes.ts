import { Routes } from '@angular/router';
import { safeguardingRoutes } from '@pijar/submissions/staff';

/** Pages of whoever is trusted with what is restricted, below /perlindungan. */
const pages: Routes = safeguardingRoutes;

export default pages;
