import { HttpInterceptorFn, HttpRequest, HttpResponse } from '@angular/common/http';
import { accountHeader, openingPath, type Opening } from '@pijar/shared/contracts';
import { from, of, switchMap } from 'rxjs';

/** Longer than the slowest first page takes: afterwards what was not asked for is old. */
const LASTS_MS = 20_000;

/** What an opening may hold: who she is, where she stands, one step, her work for it. */
const OPENED = /\/(session|home|steps\/[\w-]+(\/hand-in)?)$/;

let opening: Promise<Opening | null> | null = null;

/**
 * Asks in one for what the first page needs, before any of its code runs; the server has named the same address with the page, so
 * the answer is on its way already. Not where the worker answers: then the page came without it, and the phone has its own copy.
 */
export function askForOpening({ location, navigator }: Window): void {
  const { pathname } = location;
  if (!/^\/belajar(\/langkah\/[\w-]+)?$/.test(pathname)) return;
  if (navigator.serviceWorker?.controller) return;
  opening = fetch(`${openingPath}?at=${pathname}`)
    .then((answer) => answer.json() as Promise<Opening>)
    .catch(() => null);
  setTimeout(forget, LASTS_MS);
}

/** Each answer is given once, to whom it is for; whatever she does makes the rest old. */
export const openedAnswers: HttpInterceptorFn = (request, next) => {
  if (opening && request.method !== 'GET') forget();
  if (!opening || !OPENED.test(request.url)) return next(request);
  return from(opening).pipe(
    switchMap((opened) => {
      const body = opened && take(opened, request);
      return body ? of(new HttpResponse({ url: request.url, body })) : next(request);
    }),
  );
};

/** A problem in its place has no answers. */
function take({ personId, answers }: Opening, { url, headers }: HttpRequest<unknown>): unknown {
  const asks = headers.get(accountHeader);
  const body = (!asks || asks === personId) && answers?.[url];
  if (body) delete answers[url];
  return body;
}

function forget(): void {
  opening = null;
}
