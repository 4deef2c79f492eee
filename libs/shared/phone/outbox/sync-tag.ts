/** The name under which the service worker hears that there is signal again. */
export const SYNC_TAG = 'pijar-outbox';
