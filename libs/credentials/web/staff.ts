// What staff use: apart from what participants do, so that no phone fetches their pages' names and, with them, their pages.
import { Routes } from '@angular/router';
import { speaking } from '@pijar/shared/web';
import { credentialsWords } from './words';

/** Inside a cohort, for its officers. */
export const cohortTabs: Routes = speaking('credentials', credentialsWords, [
  {
    path: 'sertifikat',
    title: 'credentials.cohort.label',
    loadComponent: () => import('./cohort/certificates-tab').then((m) => m.CertificatesTab),
  },
]);

/** On a person's page, for staff. Inputs: `cohortId: string`, `membershipId: string`. */
export const personCertificates = {
  load: () => import('./cohort/cohort-certificates').then((m) => m.CohortCertificates),
};
