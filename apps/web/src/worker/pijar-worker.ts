import { SYNC_TAG } from '@pijar/shared/phone';
import { sendInBackground } from './send-in-background';

interface SyncEvent extends Event {
  tag: string;
  waitUntil(deed: Promise<void>): void;
}

/** What is used here of a service worker's own world; the page's types know nothing of it. */
const worker = globalThis as unknown as {
  addEventListener(name: 'sync', listener: (event: SyncEvent) => void): void;
  importScripts(...addresses: string[]): void;
};

worker.addEventListener('sync', (event) => {
  if (event.tag === SYNC_TAG) event.waitUntil(sendInBackground());
});

// A media cache listens to `fetch` here, above the line that follows: whoever listens first may answer first.

// Angular's worker keeps the shell; it reads its list (ngsw.json) by itself.
worker.importScripts('/ngsw-worker.js');
