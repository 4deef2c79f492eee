import { ApplicationRef, inject, isDevMode, provideAppInitializer } from '@angular/core';

/**
 * Lets Angular's service worker keep the shell on the phone, once the first page has everything it needs. Registered by hand:
 * the library around it is 7 KB, for messages that nobody here listens to.
 */
export const provideOfflineShell = () =>
  provideAppInitializer(() => {
    if (isDevMode() || !('serviceWorker' in navigator)) return;
    const stable = inject(ApplicationRef).whenStable();
    const enough = new Promise((resolve) => setTimeout(resolve, 30_000));
    // Private windows refuse it; everything works without.
    void Promise.race([stable, enough])
      .then(() => navigator.serviceWorker.register('/ngsw-worker.js'))
      .catch(() => undefined);
  });
