/** `kept`: pages open without signal. `refused`: this browser keeps no pages. `partly`: something of the app is still missing. */
export type ShellState = 'kept' | 'refused' | 'partly';

/** What is used here of Angular's list of files. */
interface Manifest {
  assetGroups: { name: string; urls: string[] }[];
}

/** The group of apps/web/ngsw-config.json without which no page opens. */
const SHELL = 'shell';
/** How many files are fetched side by side. */
const ABREAST = 4;
/** The worker is registered when the first page is at rest; some browsers never get one. */
const PATIENCE_MS = 10_000;
/** A newer build on a thin line takes a while; one that cannot be had is not answered for at all. */
const UPDATE_PATIENCE_MS = 60_000;

/**
 * Sees to it that the app itself lies on the phone, whole: texts and pictures are of no use to pages that do not open. What is
 * missing is asked for once more, and the service worker keeps what passes through it. `tell` hears the share, 0 to 1.
 * @throws where there is no signal, or when `stop` says so
 */
export async function keepShell(
  stop: AbortSignal,
  tell: (share: number) => void,
): Promise<ShellState> {
  const worker = await controller();
  if (worker === 'none') return 'refused';
  const urls = await shellUrls(stop);
  if ((await missing(urls)).length === 0) return 'kept';
  // The page was opened past the worker, as by a hard reload: what it fetches is not kept.
  if (worker === 'elsewhere') return 'partly';
  await fetchAll(await missing(urls), urls.length, stop, tell);
  if ((await missing(urls)).length === 0) return 'kept';
  // Files of a newer build than the one that is open pass through unkept; a worker that is told of it takes them all.
  await checkForUpdate(stop);
  return (await missing(urls)).length === 0 ? 'kept' : 'partly';
}

/** `none`: no worker came. `elsewhere`: there is one, and this page is not its. */
async function controller(): Promise<'here' | 'elsewhere' | 'none'> {
  const container = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  if (!container) return 'none';
  if (container.controller) return 'here';
  const isReady = await within(container.ready.then(() => true));
  if (!isReady) return 'none';
  const taken = new Promise<true>((resolve) =>
    container.addEventListener('controllerchange', () => resolve(true), { once: true }),
  );
  return container.controller || (await within(taken)) ? 'here' : 'elsewhere';
}

async function shellUrls(stop: AbortSignal): Promise<string[]> {
  const answer = await fetch('/ngsw.json', { cache: 'no-cache', signal: stop });
  if (!answer.ok) throw new Error(`${answer.status} for the list of the app's files`);
  const { assetGroups } = (await answer.json()) as Manifest;
  return assetGroups.find(({ name }) => name === SHELL)?.urls ?? [];
}

async function missing(urls: readonly string[]): Promise<string[]> {
  const found = await Promise.all(urls.map((url) => caches.match(url)));
  return urls.filter((_, at) => !found[at]);
}

async function fetchAll(
  urls: readonly string[],
  count: number,
  stop: AbortSignal,
  tell: (share: number) => void,
): Promise<void> {
  const left = [...urls];
  const fetchOne = async (): Promise<void> => {
    for (let url = left.pop(); url !== undefined; url = left.pop()) {
      // Read to its end: an answer that nobody reads may stop half-way.
      await (await fetch(url, { signal: stop })).arrayBuffer();
      tell(1 - left.length / count);
    }
  };
  await Promise.all(Array.from({ length: ABREAST }, fetchOne));
}

/** Angular's worker looks for a newer build and takes it whole before it answers. */
async function checkForUpdate(stop: AbortSignal): Promise<void> {
  const container = navigator.serviceWorker;
  const nonce = Math.floor(Math.random() * 1e7);
  await new Promise<void>((resolve) => {
    const listen = ({ data }: MessageEvent<{ type?: string; nonce?: number } | null>) => {
      if (data?.type === 'OPERATION_COMPLETED' && data.nonce === nonce) end();
    };
    const patience = setTimeout(() => end(), UPDATE_PATIENCE_MS);
    const end = () => {
      clearTimeout(patience);
      container.removeEventListener('message', listen);
      resolve();
    };
    container.addEventListener('message', listen);
    container.startMessages();
    stop.addEventListener('abort', end, { once: true });
    container.controller?.postMessage({ action: 'CHECK_FOR_UPDATES', nonce });
  });
  stop.throwIfAborted();
}

async function within<T>(deed: Promise<T>): Promise<T | undefined> {
  let patience: ReturnType<typeof setTimeout>;
  const late = new Promise<undefined>((resolve) => {
    patience = setTimeout(() => resolve(undefined), PATIENCE_MS);
  });
  return Promise.race([deed, late]).finally(() => clearTimeout(patience));
}
