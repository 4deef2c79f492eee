import { Routes } from '@angular/router';
import { cohortRoutes } from '@pijar/cohorts/web';
import { cohortTabs as insightTabs, officerRoutes } from '@pijar/insights/web';
import { cohortTabs as workshopTabs } from '@pijar/workshops/web';

/** Pages of a program officer, below /petugas: each context adds its routes with one line. */
const pages: Routes = [...officerRoutes, ...cohortRoutes([...insightTabs, ...workshopTabs])];

export default pages;
