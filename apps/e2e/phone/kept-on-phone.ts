import type { Page } from 'playwright-core';
import { until } from '@pijar/shared/testing';

/** Everything that the browser keeps for the product, as whoever opens its developer tools sees it: text and bytes as text. */
export const everythingKept = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const asText = (value: unknown): string => {
      if (value instanceof ArrayBuffer) return new TextDecoder('latin1').decode(value);
      if (ArrayBuffer.isView(value)) return new TextDecoder('latin1').decode(value);
      if (value === null || typeof value !== 'object') return String(value);
      return Object.entries(value)
        .map(([name, each]) => `${name}=${asText(each)}`)
        .join('\n');
    };
    const found = [asText({ ...localStorage }), asText({ ...sessionStorage })];
    for (const { name } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(name!);
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error!);
      });
      for (const store of database.objectStoreNames) {
        const rows = await new Promise<unknown[]>((resolve) => {
          const request = database.transaction(store).objectStore(store).getAll();
          request.onsuccess = () => resolve(request.result);
        });
        found.push(...rows.map(asText));
      }
      database.close();
    }
    return found.join('\n');
  });

/** Reads or writes one thing of whoever is open, with the key that the page itself uses; undefined when it does not open. */
export const sealedThing = (
  page: Page,
  accountId: string,
  [shelf, id]: readonly [string, string],
  toKeep?: unknown,
): Promise<unknown> =>
  page.evaluate(
    async ([account, shelfName, rowId, words]) => {
      const database = await new Promise<IDBDatabase>((resolve) => {
        const request = indexedDB.open('pijar-phone');
        request.onsuccess = () => resolve(request.result);
      });
      const store = (name: string) => database.transaction(name, 'readwrite').objectStore(name);
      const done = <T>(request: IDBRequest<T>) =>
        new Promise<T>((resolve) => (request.onsuccess = () => resolve(request.result)));
      const open = await done<{ accountId: string; key: CryptoKey } | undefined>(
        store('keys').get('unlocked'),
      );
      if (!open) return undefined;
      const place = new TextEncoder().encode([account, shelfName, rowId].join('/'));
      const how = (iv: BufferSource) => ({ name: 'AES-GCM', iv, additionalData: place });
      try {
        if (words !== '') {
          const iv = crypto.getRandomValues(new Uint8Array(12));
          const bytes = new TextEncoder().encode(words);
          const sealed = await crypto.subtle.encrypt(how(iv), open.key, bytes);
          const row = { account, shelf: shelfName, id: rowId, revision: 1, iv, sealed, file: null };
          await done(store('rows').put(row));
          return undefined;
        }
        const row = await done<{ iv: BufferSource; sealed: BufferSource } | undefined>(
          store('rows').get([account!, shelfName!, rowId!]),
        );
        if (!row) return undefined;
        const bytes = await crypto.subtle.decrypt(how(row.iv), open.key, row.sealed);
        return JSON.parse(new TextDecoder().decode(bytes)) as unknown;
      } catch {
        return undefined;
      } finally {
        database.close();
      }
    },
    [accountId, shelf, id, toKeep === undefined ? '' : JSON.stringify(toKeep)] as const,
  );

/** Until her things are open under her own key. Deriving it from a PIN takes a moment, and nobody waits for it on the way in. */
export const untilOpen = (page: Page, accountId: string): Promise<void> =>
  page.evaluate(async (id) => {
    // Asking for a database that is not there would make an empty one.
    while (!(await indexedDB.databases()).some(({ name }) => name === 'pijar-phone')) {
      await new Promise(requestAnimationFrame);
    }
    for (;;) {
      const database = await new Promise<IDBDatabase>((resolve) => {
        const request = indexedDB.open('pijar-phone');
        request.onsuccess = () => resolve(request.result);
      });
      const open = await new Promise<{ accountId: string } | undefined>((resolve) => {
        if (!database.objectStoreNames.contains('keys')) return resolve(undefined);
        const request = database.transaction('keys').objectStore('keys').get('unlocked');
        request.onsuccess = () => resolve(request.result);
      });
      database.close();
      if (open?.accountId === id) return;
      await new Promise(requestAnimationFrame);
    }
  }, accountId);

/**
 * Until the server's answer to her at an address that ends so lies on the phone: without signal its page opens from it. (Playwright's
 * `waitForFunction` takes the promise of an answer for true.)
 */
export const untilKept = (page: Page, accountId: string, ending: string): Promise<boolean> =>
  until(
    () =>
      page.evaluate(
        async ([account, end]) => {
          const opening = indexedDB.open('pijar-phone');
          await new Promise((resolve) => (opening.onsuccess = resolve));
          const rows = opening.result.transaction('rows').objectStore('rows').getAllKeys();
          await new Promise((resolve) => (rows.onsuccess = resolve));
          opening.result.close();
          return rows.result.some((key) => {
            const [owner, shelf, id] = key as [string, string, string];
            return owner === account && shelf === 'answers' && id.endsWith(end);
          });
        },
        [accountId, ending] as const,
      ),
    45,
  );

/** Her own files on this phone, by address: sealed, but how many there are can be seen. */
export const ownKept = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const opening = indexedDB.open('pijar-phone');
    await new Promise((resolve) => (opening.onsuccess = resolve));
    const rows = opening.result.transaction('rows').objectStore('rows').getAllKeys();
    await new Promise((resolve) => (rows.onsuccess = resolve));
    opening.result.close();
    const keys = rows.result as [account: string, shelf: string, id: string][];
    return keys.filter(([, shelf]) => shelf.startsWith('own-')).map(([, , id]) => id);
  });
