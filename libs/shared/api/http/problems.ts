import type { FieldFault, Problem } from '@pijar/shared/contracts';

/** Thrown anywhere below a controller; the filter answers it as application/problem+json. */
export class ProblemException extends Error {
  override name = 'ProblemException';
  constructor(readonly problem: Problem) {
    super(`${problem.type}: ${problem.detail ?? problem.title}`);
  }
}

function make(
  status: number,
  kind: string,
  title: string,
  more: Partial<Problem> = {},
): ProblemException {
  return new ProblemException({ type: `/problems/${kind}`, title, status, ...more });
}

/** The problems services throw. `kind` is stable: the web translates it. */
export const problems = {
  badRequest: (kind: string, detail: string) => make(400, kind, 'Bad request', { detail }),
  /** Nobody is signed in, or the secret was wrong. */
  unauthorized: (kind = 'sign-in-needed', detail = 'Sign in first.') =>
    make(401, kind, 'Unauthorized', { detail }),
  /** The role does not open this kind of action. */
  forbidden: (kind = 'role-needed', detail = 'Your role does not open this.') =>
    make(403, kind, 'Forbidden', { detail }),
  /** The row is not there, or not for you to see. */
  notFound: () => make(404, 'not-found', 'Not found'),
  /** A lost race or an illegal move; `current` carries the server's version. */
  conflict: (kind: string, detail: string, current?: unknown) =>
    make(409, kind, 'Conflict', { detail, ...(current === undefined ? {} : { current }) }),
  gone: (kind: string, detail: string) => make(410, kind, 'Gone', { detail }),
  invalid: (errors: FieldFault[]) => make(422, 'invalid', 'Some fields are not right', { errors }),
  /** One field is not right, e.g. `invalidField('/body/phone', 'taken', '…')`. */
  invalidField: (pointer: string, code: string, detail: string) =>
    make(422, 'invalid', 'Some fields are not right', { errors: [{ pointer, code, detail }] }),
  tooMany: (retryAfter: number, kind = 'too-many-tries') =>
    make(429, kind, 'Too many requests', { retryAfter }),
  unavailable: (retryAfter = 5) =>
    make(503, 'unavailable', 'Unavailable for a moment', { retryAfter }),
};
