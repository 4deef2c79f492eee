import type { Page } from 'playwright-core';

/**
 * Asks the public API from inside an open page, so with that person's own session and as the page itself would ask.
 * @throws Error with the answer's words when its status is not 2xx
 */
export async function ask<T = void>(
  page: Page,
  method: 'GET' | 'POST' | 'PUT',
  path: string,
  body?: unknown,
): Promise<T> {
  const answer = await page.evaluate(
    async ([verb, url, sent]) => {
      const init = sent && { body: sent, headers: { 'Content-Type': 'application/json' } };
      const response = await fetch(url!, { method: verb!, ...(init || {}) });
      return { isGood: response.ok, status: response.status, text: await response.text() };
    },
    [method, `/api/v1${path}`, body === undefined ? '' : JSON.stringify(body)] as const,
  );
  if (!answer.isGood) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
  return (answer.text ? JSON.parse(answer.text) : undefined) as T;
}
