import { SYNC_TAG } from '@pijar/shared/phone';

interface SyncManager {
  register(tag: string): Promise<void>;
}

/** Lets the browser send what waits when there is signal, with no page open. Where it cannot, nothing happens. */
export async function askForSync(): Promise<void> {
  try {
    const worker = await navigator.serviceWorker?.getRegistration();
    const { sync } = (worker ?? {}) as { sync?: SyncManager };
    await sync?.register(SYNC_TAG);
  } catch {
    // Refused by its owner, or in a private window: it is sent when the page is open.
  }
}
