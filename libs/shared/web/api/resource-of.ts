import { HttpClient, HttpContext } from '@angular/common/http';
import { ResourceRef, inject } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { InputOf, OutputOf, Route, RouteInput, urlOf } from '@pijar/shared/contracts';
import { IS_KEPT } from './kept-answers';

/**
 * A read of the API as signals: asks again when the address made from `input` changes, waits while it is undefined.
 * `error()` is a `ProblemError`; read `value()` only where `hasValue()` is true. Call it where things are injected.
 * (Not `httpResource`: it would put 7 KB into everybody's first download for what these lines do.)
 * @example readonly cohort = resourceOf(showCohort, () => ({ params: { cohortId: this.cohortId() } }));
 */
export function resourceOf<R extends Route<RouteInput, unknown>>(
  route: R,
  input: () => InputOf<R> | undefined,
): ResourceRef<OutputOf<R> | undefined> {
  const http = inject(HttpClient);
  return rxResource({
    params: () => {
      const given = input() as RouteInput | undefined;
      return given && urlOf(route, given.params, given.query);
    },
    stream: ({ params: url }) =>
      http.request<OutputOf<R>>(route.method, url, {
        context: new HttpContext().set(IS_KEPT, route.isKept ?? false),
      }),
  });
}
