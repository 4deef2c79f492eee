const LIMIT_MS = 45_000;

/**
 * Asks again until it is so; throws when it is not in time. Playwright's `waitForFunction` takes a promise for true, so that
 * whatever has to be asked of the browser in several steps is waited for with this.
 */
export async function until(
  what: string,
  isSo: () => Promise<boolean> | boolean,
  limitMs = LIMIT_MS,
): Promise<void> {
  const end = Date.now() + limitMs;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`Not so within ${limitMs} ms: ${what}`);
    await new Promise((next) => setTimeout(next, 50));
  }
}
