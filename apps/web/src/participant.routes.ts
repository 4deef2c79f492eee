import { Routes } from '@angular/router';

/** Pages of a participant: each context adds its routes with one line. */
const pages: Routes = [];

export default pages;
