import { Routes } from '@angular/router';
import { cohortRoutes } from '@pijar/cohorts/web';
import { cohortTabs as certificateTabs } from '@pijar/credentials/staff';
import { recordingsRoutes } from '@pijar/curriculum/web';
import { officerRoutes as identityRoutes } from '@pijar/identity/web';
import { cohortTabs as insightTabs, officerRoutes as insightRoutes } from '@pijar/insights/web';
import { versionPages, versionSlot, versionsWords } from '@pijar/learning/staff';
import { cohortTabs as mentoringTabs } from '@pijar/mentoring/staff';
import { officerRoutes as deliveryRoutes } from '@pijar/notifications/staff';
import { speaking } from '@pijar/shared/web';
import {
  cohortPages as workPages,
  cohortTabs as workTabs,
  sharingSlot,
  gradingOfficeRoutes,
} from '@pijar/submissions/staff';
import { cohortPages as workshopPages, cohortTabs as workshopTabs } from '@pijar/workshops/staff';

/** Pages of a program officer, below /petugas: each context adds its routes with one line. */
const pages: Routes = [
  // The one with the index page comes first: an earlier group without one would answer with nothing.
  ...insightRoutes,
  ...identityRoutes,
  ...deliveryRoutes,
  ...recordingsRoutes,
  ...gradingOfficeRoutes,
  ...speaking(
    'versions',
    versionsWords,
    cohortRoutes(
      [...insightTabs, ...workTabs, ...workshopTabs, ...mentoringTabs, ...certificateTabs],
      [...workPages, ...workshopPages, ...versionPages],
      [sharingSlot, versionSlot],
    ),
  ),
];

export default pages;
