/** @jest-environment node */
import { keepShell } from './app-shell';
import { CachesInMemory } from './caches-in-memory';

const urls = ['/index.html', '/main.js', '/lesson.js'];
const never = new AbortController().signal;
const untold = () => undefined;

let caches: CachesInMemory;
let container: WorkerStandIn;
/** Files that the worker knows, because they are of the build that it serves. */
let known: Set<string>;

/** What a page sees of its service worker. */
class WorkerStandIn extends EventTarget {
  ready: Promise<unknown> = Promise.resolve({});
  controller: { postMessage(message: { action: string; nonce: number }): void } | null = {
    postMessage: ({ action, nonce }) => {
      if (action !== 'CHECK_FOR_UPDATES') return;
      known = new Set(urls);
      void Promise.all(urls.map(keep)).then(() => {
        const data = { type: 'OPERATION_COMPLETED', nonce };
        this.dispatchEvent(new MessageEvent('message', { data }));
      });
    },
  };
  startMessages = untold;
}

const keep = async (url: string) => (await caches.open('ngsw')).put(url, new Response('x'));

beforeEach(() => {
  caches = CachesInMemory.install();
  container = new WorkerStandIn();
  known = new Set(urls);
  Object.defineProperty(globalThis, 'navigator', {
    configurable: true,
    value: { serviceWorker: container },
  });
  jest.spyOn(globalThis, 'fetch').mockImplementation(async (asked) => {
    const url = String(asked);
    if (url === '/ngsw.json') {
      const groups = [
        { name: 'shell', urls },
        { name: 'staff', urls: ['/desk.js'] },
      ];
      return Response.json({ assetGroups: groups });
    }
    if (container.controller && known.has(url)) await keep(url);
    return new Response('x');
  });
});
afterEach(() => {
  jest.restoreAllMocks();
  jest.useRealTimers();
});

const fetched = () => jest.mocked(fetch).mock.calls.map(([url]) => String(url));

it('asks for nothing when the app lies on the phone', async () => {
  await Promise.all(urls.map(keep));
  expect(await keepShell(never, untold)).toBe('kept');
  expect(fetched()).toEqual(['/ngsw.json']);
});

it('fetches what is missing, and the worker keeps it', async () => {
  await keep('/index.html');
  const heard: number[] = [];
  expect(await keepShell(never, (share) => heard.push(share))).toBe('kept');
  expect(fetched().sort()).toEqual(['/lesson.js', '/main.js', '/ngsw.json']);
  expect(heard.at(-1)).toBe(1);
});

it('has the worker take a newer build than the one that is open', async () => {
  known = new Set();
  expect(await keepShell(never, untold)).toBe('kept');
});

it('says so when a page was opened past its worker', async () => {
  jest.useFakeTimers();
  container.controller = null;
  const state = keepShell(never, untold);
  await jest.advanceTimersByTimeAsync(10_000);
  expect(await state).toBe('partly');
});

it('says so where no worker comes', async () => {
  jest.useFakeTimers();
  container.controller = null;
  container.ready = new Promise(() => undefined);
  const state = keepShell(never, untold);
  await jest.advanceTimersByTimeAsync(10_000);
  expect(await state).toBe('refused');
});

it('says so in a browser without workers', async () => {
  Object.defineProperty(globalThis, 'navigator', { configurable: true, value: {} });
  expect(await keepShell(never, untold)).toBe('refused');
});

it('fails without signal', async () => {
  jest.mocked(fetch).mockRejectedValue(new TypeError('Failed to fetch'));
  await expect(keepShell(never, untold)).rejects.toThrow('Failed to fetch');
});
