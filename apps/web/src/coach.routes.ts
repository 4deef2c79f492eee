import { Routes } from '@angular/router';
import { coachRoutes } from '@pijar/workshops/web';

/** Pages of a coach and a co-facilitator, below /pendamping: each context adds its routes with one line. */
const pages: Routes = [...coachRoutes];

export default pages;
