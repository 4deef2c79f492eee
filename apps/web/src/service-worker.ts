import { ApplicationRef, inject, isDevMode, provideAppInitializer } from '@angular/core';

/**
 * Lets a service worker keep the shell on the phone and send in the background, once the first page has everything it needs. It
 * takes the place, and the caches, of Angular's own, under which earlier builds were registered. Registered by hand: the
 * library around it is 7 KB, for messages that nobody here listens to.
 */
export const provideOfflineShell = () =>
  provideAppInitializer(() => {
    if (isDevMode() || !('serviceWorker' in navigator)) return;
    const stable = inject(ApplicationRef).whenStable();
    const enough = new Promise((resolve) => setTimeout(resolve, 30_000));
    // Private windows refuse it; everything works without.
    void Promise.race([stable, enough])
      .then(() => navigator.serviceWorker.register('/pijar-worker.js'))
      .catch(() => undefined);
  });
