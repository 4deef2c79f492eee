import type { Page } from 'playwright-core';

/** Whether the worker answers for the page, from a shell that lies whole on the phone. */
const isShellKept = (page: Page): Promise<boolean> =>
  page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (!navigator.serviceWorker.controller) return false;
    const answer = await fetch('/ngsw.json');
    const manifest = (await answer.json()) as { assetGroups: { name: string; urls: string[] }[] };
    const shell = manifest.assetGroups.find(({ name }) => name === 'shell')!;
    const found = await Promise.all(shell.urls.map((url) => caches.match(url)));
    return found.every(Boolean);
  });

/** Until pages open without signal. Before, a browser has only its own error page to show. */
export async function untilShellKept(page: Page): Promise<void> {
  while (!(await isShellKept(page)));
}
