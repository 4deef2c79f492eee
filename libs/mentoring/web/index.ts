import type { Routes } from '@angular/router';

/** The participant's pages; a word of them is loaded when somebody goes there. */
export const participantRoutes: Routes = [];
