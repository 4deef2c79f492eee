import { HttpClient, HttpContext, HttpHeaders } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import { InputOf, OutputOf, Route, RouteInput, urlOf } from '@pijar/shared/contracts';
import { Observable } from 'rxjs';
import { IS_KEPT } from './kept-answers';
import { IS_SIGNING_IN } from './problem.interceptor';

export interface CallOptions {
  /** From `idempotencyKey()`: keep it while the same deed is tried again. */
  idempotencyKey?: string;
  /** For calls where a 401 means a wrong PIN or password, not a lost session. */
  isSigningIn?: boolean;
}

/** What may be left out when nothing is required. */
export type CallArguments<R> =
  Record<never, never> extends InputOf<R>
    ? [input?: InputOf<R>, options?: CallOptions]
    : [input: InputOf<R>, options?: CallOptions];

/**
 * The typed way to the API. Answers are what the contract says; every failure is a `ProblemError`.
 * @example api.call(acceptSubmission, { params: { submissionId }, body: feedback }, { idempotencyKey })
 */
@Injectable({ providedIn: 'root' })
export class ApiClient {
  readonly #http = inject(HttpClient);

  call<R extends Route<RouteInput, unknown>>(
    route: R,
    ...[input, options]: CallArguments<R>
  ): Observable<OutputOf<R>> {
    const { params, query, body } = (input ?? {}) as RouteInput;
    return this.#http.request<OutputOf<R>>(route.method, urlOf(route, params, query), {
      body,
      headers: options?.idempotencyKey ? idempotent(options.idempotencyKey) : undefined,
      context: new HttpContext()
        .set(IS_SIGNING_IN, options?.isSigningIn ?? false)
        .set(IS_KEPT, route.isKept ?? false),
    });
  }
}

/** A key for one deed of a person. Make it when the deed begins, not when it is sent. */
export const idempotencyKey = (): string => crypto.randomUUID();

/** The header under which the server answers a repeated write as it did the first time. */
export const idempotent = (key: string): HttpHeaders => new HttpHeaders({ 'Idempotency-Key': key });
