import { HttpContextToken, HttpEvent, HttpInterceptorFn, HttpResponse } from '@angular/common/http';
import { inject } from '@angular/core';
import { Observable } from 'rxjs';
import { Phone } from '../phone/phone';
import { problemOf } from './problem-error';

/** Set on reads whose last good answer stays on the phone (`keptRoute`). */
export const IS_KEPT = new HttpContextToken<boolean>(() => false);

/** Whoever has an answer on the phone waits no longer than this for a line that says nothing; the fresh one still follows. */
const PATIENCE_MS = 2_500;

/**
 * Keeps good answers on the phone of a participant and gives the last one when the server cannot be reached. Must stand before
 * `problemInterceptor`, which tells whether it can.
 */
export const keptAnswers: HttpInterceptorFn = (request, next) => {
  if (!request.context.get(IS_KEPT)) return next(request);
  const phone = inject(Phone);
  const url = request.urlWithParams;
  return new Observable<HttpEvent<unknown>>((observer) => {
    let isAnswered = false;
    const giveKept = async (): Promise<boolean> => {
      const body = await phone.answer(url);
      if (isAnswered || body === undefined) return false;
      observer.next(new HttpResponse({ url, body, status: 200 }));
      return true;
    };
    const patience = setTimeout(() => void giveKept(), PATIENCE_MS);
    const asked = next(request).subscribe({
      next: (event) => {
        if (event instanceof HttpResponse) {
          isAnswered = true;
          void phone.keepAnswer(url, event.body);
        }
        observer.next(event);
      },
      error: async (error: unknown) => {
        clearTimeout(patience);
        if (isSilence(error) && (await giveKept())) observer.complete();
        else observer.error(error);
      },
      complete: () => observer.complete(),
    });
    return () => {
      clearTimeout(patience);
      asked.unsubscribe();
    };
  });
};

const isSilence = (error: unknown) => [0, 502, 503, 504].includes(problemOf(error).status);
