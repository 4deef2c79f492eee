import type { Type } from '@angular/core';

/** What another room shows on the settings tab; it learns which cohort from `OpenCohort`. Only for those who lead it. */
export interface SettingsSlot {
  load: () => Promise<Type<unknown>>;
}
