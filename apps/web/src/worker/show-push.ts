import { readNews } from './push-news';

export interface PushEvent extends Event {
  data: { text(): string } | null;
  waitUntil(deed: Promise<unknown>): void;
}

export interface NotificationEvent extends Event {
  notification: { close(): void; data: { path: string } };
  waitUntil(deed: Promise<unknown>): void;
}

interface OpenPage {
  url: string;
  focus(): Promise<unknown>;
}

/** What is used here of a service worker's own world; the page's types know nothing of it. */
const worker = globalThis as unknown as {
  location: { origin: string };
  registration: { showNotification(title: string, options: object): Promise<void> };
  clients: {
    matchAll(which: object): Promise<OpenPage[]>;
    openWindow(url: string): Promise<unknown>;
  };
};

export function showPush(event: PushEvent): Promise<void> {
  const { title, body, path, tag, lang } = readNews(event.data?.text());
  return worker.registration.showNotification(title, {
    ...{ body, tag, lang, data: { path } },
    icon: '/icons/icon-192.png',
    badge: '/icons/icon-192.png',
  });
}

/** To a page that is open there already; otherwise to a new one, so that no page loses what stands in it unsaved. */
export async function openNews({ notification }: NotificationEvent): Promise<void> {
  notification.close();
  const url = new URL(notification.data.path, worker.location.origin).href;
  const pages = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const there = pages.find((page) => page.url === url);
  await (there ? there.focus() : worker.clients.openWindow(url));
}
