import { Routes } from '@angular/router';

/** Pages of a coach and a co-facilitator, below /pendamping: each context adds its routes with one line. */
const pages: Routes = [];

export default pages;
