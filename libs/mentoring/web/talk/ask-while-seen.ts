import type { DestroyRef } from '@angular/core';

const EVERY_MS = 15_000;

/** Asks again now and then, while somebody looks at the page, and when she comes back to it. */
export function askWhileSeen(document: Document, until: DestroyRef, ask: () => void): void {
  const askIfSeen = () => {
    if (document.visibilityState === 'visible') ask();
  };
  const timer = setInterval(askIfSeen, EVERY_MS);
  document.addEventListener('visibilitychange', askIfSeen);
  until.onDestroy(() => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', askIfSeen);
  });
}
