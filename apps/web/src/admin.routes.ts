import { Routes } from '@angular/router';

/** Pages of an admin, below /admin: each context adds its routes with one line. */
const pages: Routes = [];

export default pages;
