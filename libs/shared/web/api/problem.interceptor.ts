import {
  HttpContextToken,
  HttpErrorResponse,
  HttpInterceptorFn,
  HttpResponse,
} from '@angular/common/http';
import { inject } from '@angular/core';
import { accountHeader } from '@pijar/shared/contracts';
import { catchError, tap, throwError } from 'rxjs';
import { Clock } from '../time/clock';
import { ACCOUNT } from './account';
import { Connection } from './connection';
import { problemOf } from './problem-error';

/** Set on calls that answer 401 for another reason, such as a wrong PIN. */
export const IS_SIGNING_IN = new HttpContextToken<boolean>(() => false);

/** Says for whom it asks, turns failures into `ProblemError`, and tells connection and account what they need to know. */
export const problemInterceptor: HttpInterceptorFn = (request, next) => {
  const connection = inject(Connection);
  const clock = inject(Clock);
  const account = inject(ACCOUNT);
  const [id, opened] = [account.id(), account.opened()];
  const isSigningIn = request.context.get(IS_SIGNING_IN);
  // Whoever opens a session is not yet the one who is shown.
  const isNamed = id && !(isSigningIn && request.method === 'POST');
  return next(isNamed ? request.clone({ setHeaders: { [accountHeader]: id } }) : request).pipe(
    tap((event) => {
      if (!(event instanceof HttpResponse)) return;
      connection.answered();
      clock.hear(event.headers.get('date'));
    }),
    catchError((error: unknown) => {
      const problem = problemOf(error);
      if (isSilence(error)) connection.failed();
      else connection.answered();
      const isOther = problem.kind === 'other-account';
      const isUnknown = isOther || (problem.status === 401 && !isSigningIn);
      // She may have come in while it was under way: then it speaks of the session before.
      if (isUnknown && account.opened() === opened) account.lost(problem.kind);
      return throwError(() => problem);
    }),
  );
};

const isSilence = (error: unknown) =>
  error instanceof HttpErrorResponse && [0, 502, 503, 504].includes(error.status);
