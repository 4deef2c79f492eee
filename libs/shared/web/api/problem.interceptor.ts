import {
  HttpContextToken,
  HttpErrorResponse,
  HttpInterceptorFn,
  HttpResponse,
} from '@angular/common/http';
import { InjectionToken, inject } from '@angular/core';
import { catchError, tap, throwError } from 'rxjs';
import { Clock } from '../time/clock';
import { Connection } from './connection';
import { problemOf } from './problem-error';

/** Told when the server no longer knows the session, so that the session store can ask to sign in again. */
export const SESSION_LOST = new InjectionToken<() => void>('SESSION_LOST', {
  factory: () => () => undefined,
});

/** Set on calls that answer 401 for another reason, such as a wrong PIN. */
export const IS_SIGNING_IN = new HttpContextToken<boolean>(() => false);

/** Turns failures into `ProblemError`, and tells the connection and the session what they need to know. */
export const problemInterceptor: HttpInterceptorFn = (request, next) => {
  const connection = inject(Connection);
  const clock = inject(Clock);
  const sessionLost = inject(SESSION_LOST);
  return next(request).pipe(
    tap((event) => {
      if (!(event instanceof HttpResponse)) return;
      connection.answered();
      clock.hear(event.headers.get('date'));
    }),
    catchError((error: unknown) => {
      const problem = problemOf(error);
      if (isSilence(error)) connection.failed();
      else connection.answered();
      if (problem.status === 401 && !request.context.get(IS_SIGNING_IN)) sessionLost();
      return throwError(() => problem);
    }),
  );
};

const isSilence = (error: unknown) =>
  error instanceof HttpErrorResponse && [0, 502, 503, 504].includes(error.status);
