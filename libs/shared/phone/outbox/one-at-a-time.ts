const running = new Map<string, Promise<unknown>>();

/**
 * Runs `deed` when nobody else on this phone runs one of this name: no other tab and no service worker. A lock dies with its
 * holder. Where the browser knows no locks, only this page waits for itself; the server counts an id once anyhow.
 */
export async function oneAtATime<T>(name: string, deed: () => Promise<T>): Promise<T> {
  if (globalThis.navigator?.locks) {
    return (await navigator.locks.request(name, deed)) as T;
  }
  const before = running.get(name) ?? Promise.resolve();
  const own = before.then(deed, deed);
  running.set(name, own);
  return own;
}
