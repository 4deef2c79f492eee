import { Component, inject } from '@angular/core';
import { OpenCohort } from '@pijar/cohorts/web';
import { CohortCertificates } from './cohort-certificates';

/** /petugas/angkatan/:cohortId/sertifikat */
@Component({
  selector: 'pijar-certificates-tab',
  imports: [CohortCertificates],
  template: `
    @if (open.id(); as cohortId) {
      <pijar-cohort-certificates [cohortId]="cohortId" />
    }
  `,
})
export class CertificatesTab {
  protected readonly open = inject(OpenCohort);
}
