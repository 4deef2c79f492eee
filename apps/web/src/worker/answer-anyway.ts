/** The page of the application: every address below it opens from this file. */
const PAGE = '/index.html';

/**
 * For when Angular's worker fails at its own bookkeeping, as it does on a phone without a byte of room: it notes every page that is
 * opened, and then opens none. What lies on the phone is still there.
 */
export async function answerAnyway(request: Request): Promise<Response> {
  if (request.mode !== 'navigate') return (await caches.match(request)) ?? fetch(request);
  try {
    return await fetch(request);
  } catch (error) {
    const page = await caches.match(PAGE);
    if (!page) throw error;
    return page;
  }
}
