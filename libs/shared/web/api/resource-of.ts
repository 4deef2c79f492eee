import { HttpResourceOptions, HttpResourceRef, httpResource } from '@angular/common/http';
import { InputOf, OutputOf, Route, RouteInput, urlOf } from '@pijar/shared/contracts';

/**
 * A read of the API as signals: asks again when the signals in `input` change, waits while it is undefined.
 * `error()` is a `ProblemError`; read `value()` only where `hasValue()` is true.
 * @example readonly cohort = resourceOf(showCohort, () => ({ params: { cohortId: this.cohortId() } }));
 */
export function resourceOf<R extends Route<RouteInput, unknown>>(
  route: R,
  input: () => InputOf<R> | undefined,
  options?: HttpResourceOptions<OutputOf<R>, unknown>,
): HttpResourceRef<OutputOf<R> | undefined> {
  return httpResource<OutputOf<R>>(() => {
    const given = input() as RouteInput | undefined;
    return given && { url: urlOf(route, given.params, given.query), method: route.method };
  }, options);
}
