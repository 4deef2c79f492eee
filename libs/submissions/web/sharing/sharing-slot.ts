import type { SettingsSlot } from '@pijar/cohorts/web';

/** On the settings tab of a cohort: how its work comes to its coaches. */
export const sharingSlot: SettingsSlot = {
  load: () => import('./sharing-card').then((m) => m.SharingCard),
};
