import { answerMedia, answerOwn, isMedia, isOwn } from '@pijar/learning/phone';
import { SYNC_TAG } from '@pijar/shared/phone';
import { answerAnyway } from './answer-anyway';
import { sendInBackground } from './send-in-background';
import { openNews, showPush, type NotificationEvent, type PushEvent } from './show-push';

interface SyncEvent extends Event {
  tag: string;
  waitUntil(deed: Promise<void>): void;
}

interface FetchEvent extends Event {
  request: Request;
  respondWith(answer: Promise<Response>): void;
}

/** What is used here of a service worker's own world; the page's types know nothing of it. */
const worker = globalThis as unknown as {
  addEventListener(name: 'sync', listener: (event: SyncEvent) => void): void;
  addEventListener(name: 'fetch', listener: (event: FetchEvent) => void): void;
  addEventListener(name: 'push', listener: (event: PushEvent) => void): void;
  addEventListener(name: 'notificationclick', listener: (event: NotificationEvent) => void): void;
  importScripts(...addresses: string[]): void;
};

worker.addEventListener('sync', (event) => {
  if (event.tag === SYNC_TAG) event.waitUntil(sendInBackground());
});

// Pictures and sounds of saved modules. Above the line that follows: whoever listens first may answer first.
worker.addEventListener('fetch', (event) => {
  if (event.request.method !== 'GET' || !isMedia(event.request.url)) return;
  event.stopImmediatePropagation();
  event.respondWith(answerMedia(event.request));
});

// Photos and voices of whoever has this phone open. A file that is sent to be handed in is no question.
worker.addEventListener('fetch', (event) => {
  if (event.request.method !== 'GET' || !isOwn(event.request.url)) return;
  event.stopImmediatePropagation();
  event.respondWith(answerOwn(event.request));
});

// What Angular's worker, which listens after this, cannot answer.
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const respond = event.respondWith.bind(event);
  event.respondWith = (answer) =>
    respond(Promise.resolve(answer).catch(() => answerAnyway(request)));
});

// News of a person while no page is open. Angular's worker would want them in a shape of its own, and to open them its way.
worker.addEventListener('push', (event) => {
  event.stopImmediatePropagation();
  event.waitUntil(showPush(event));
});
worker.addEventListener('notificationclick', (event) => {
  event.stopImmediatePropagation();
  event.waitUntil(openNews(event));
});

// Angular's worker keeps the shell; it reads its list (ngsw.json) by itself.
worker.importScripts('/ngsw-worker.js');
