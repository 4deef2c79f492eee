import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../browser';
import { makingOfDemo, startDemo } from '../demo';
import { DemoPeople } from '../demo-people';
import type { RunningProduct } from '../product';
import { untilShellKept } from '../shell';

/**
 * No real push service is reached from here: the browser's half of a subscription is made up in the page, with real keys. What
 * the server sends to a push service is read in libs/notifications/api/push; what the browser does with it, here.
 */
function ownPushService(): void {
  let kept: object | null = null;
  const base64url = (bytes: ArrayBuffer) =>
    btoa(String.fromCharCode(...new Uint8Array(bytes)))
      .replace(/\+/g, '-')
      .replace(/\//g, '_')
      .replace(/=+$/, '');
  Object.assign(PushManager.prototype, {
    getSubscription: async () => kept,
    subscribe: async () => {
      const curve = { name: 'ECDH', namedCurve: 'P-256' };
      const pair = await crypto.subtle.generateKey(curve, true, ['deriveBits']);
      const p256dh = base64url(await crypto.subtle.exportKey('raw', pair.publicKey));
      const auth = base64url(crypto.getRandomValues(new Uint8Array(16)).buffer);
      const endpoint = `https://fcm.googleapis.com/fcm/send/${crypto.randomUUID()}`;
      kept = {
        endpoint,
        toJSON: () => ({ endpoint, keys: { p256dh, auth } }),
        unsubscribe: async () => {
          kept = null;
          return true;
        },
      };
      return kept;
    },
  });
}

/** Hands a push to the worker of a page, as a push service would. */
async function pushTo(page: Page, origin: string, data: string): Promise<void> {
  const protocol = await page.context().newCDPSession(page);
  const registrationId = await new Promise<string>((resolve) => {
    protocol.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const ours = registrations.find((one) => one.scopeURL.startsWith(origin));
      if (ours) resolve(ours.registrationId);
    });
    void protocol.send('ServiceWorker.enable');
  });
  await protocol.send('ServiceWorker.deliverPushMessage', { origin, registrationId, data });
  await protocol.detach();
}

const shown = (page: Page) =>
  page.evaluate(async () => {
    const worker = await navigator.serviceWorker.ready;
    const all = await worker.getNotifications();
    return all.map(({ title, body, tag, lang }) => ({ title, body, tag, lang }));
  });
async function untilShown(page: Page, title: string) {
  for (;;) {
    const all = await shown(page);
    if (all.some((one) => one.title === title)) return all;
  }
}

const news = {
  ...{ title: 'Ada kabar baru di Pijar', body: 'Buka Pijar untuk membacanya.' },
  ...{ path: '/saya/pesan', tag: 'one-message', lang: 'id' },
};

describe('news on her phone', () => {
  let product: RunningProduct;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    product = await startDemo();
    browser = await openBrowser();
    const people = await DemoPeople.of(browser, product.url);
    ({ page } = await people.participant('Wiwik Purwaningsih'));
    await page.context().grantPermissions(['notifications'], { origin: product.url });
    await page.addInitScript(ownPushService);
    await page.goto('/belajar');
    await page.getByText('Halo,').waitFor();
    await untilShellKept(page);
  }, makingOfDemo);
  afterAll(async () => {
    await browser?.close();
    await product?.dispose();
  });

  it('is turned on by her, is known to the server, and is turned off again', async () => {
    const endpoints = async () =>
      page.evaluate(async () => {
        const answer = await fetch('/api/v1/me/push');
        return ((await answer.json()) as { endpoints: string[] }).endpoints.length;
      });
    await page.goto('/saya');
    await page.getByRole('link', { name: 'Atur' }).click();
    await page.getByRole('button', { name: 'Nyalakan di HP ini' }).click();
    await page.getByText('Menyala di HP ini').waitFor();
    expect(await endpoints()).toBe(1);
    await page.getByRole('button', { name: 'Matikan di HP ini' }).click();
    await page.getByRole('button', { name: 'Nyalakan di HP ini' }).waitFor();
    expect(await endpoints()).toBe(0);
  });

  it('is shown once, however often the same message comes, in words that name nothing', async () => {
    await pushTo(page, product.url, JSON.stringify(news));
    await pushTo(page, product.url, JSON.stringify(news));
    const { path: _, ...words } = news;
    expect(await untilShown(page, news.title)).toEqual([words]);
  });

  it('leads to its page, and stands there no more', async () => {
    await page.goto('/tugas');
    const [worker] = page.context().serviceWorkers();
    // A browser opens windows for a person's press only; this press is made here, so the window is only asked for.
    const opened = await worker!.evaluate(async () => {
      const world = globalThis as unknown as {
        clients: { openWindow: (url: string) => Promise<null> };
        registration: { getNotifications(): Promise<object[]> };
        NotificationEvent: new (type: string, init: object) => Event;
        dispatchEvent(event: Event): boolean;
      };
      const asked = new Promise<string>((resolve) => {
        world.clients.openWindow = async (url) => {
          resolve(url);
          return null;
        };
      });
      const [notification] = await world.registration.getNotifications();
      world.dispatchEvent(new world.NotificationEvent('notificationclick', { notification }));
      return asked;
    });
    expect(opened).toBe(`${product.url}/saya/pesan`);
    expect(await shown(page)).toEqual([]);
  });

  it('that cannot be read is still shown as news', async () => {
    await pushTo(page, product.url, 'no json');
    expect(await untilShown(page, 'Pijar')).toMatchObject([{ body: 'Ada kabar baru.' }]);
  });
});
