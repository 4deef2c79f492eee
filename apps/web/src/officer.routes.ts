import { Routes } from '@angular/router';
import { officerRoutes as identityRoutes } from '@pijar/identity/web';

/** Pages of a program officer, below /petugas: each context adds its routes with one line. */
const pages: Routes = [...identityRoutes];

export default pages;
