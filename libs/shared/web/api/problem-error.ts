import { HttpErrorResponse } from '@angular/common/http';
import { FieldFault, Problem, problemKind } from '@pijar/shared/contracts';

/** What an API call fails with: the problem that the server described, or one made from what is known. */
export class ProblemError extends Error {
  /** Translation key, to be shown through `ProblemText`. */
  readonly key: string;

  constructor(readonly problem: Problem) {
    super(problem.title);
    this.name = 'ProblemError';
    this.key = `problem.${this.kind}`;
  }

  /** Last part of the problem's type, e.g. `wrong-pin`; `offline` when nothing came back at all. */
  get kind(): string {
    return problemKind(this.problem);
  }

  get status(): number {
    return this.problem.status;
  }

  /** The fault of a field of the request's body, by the last part of its pointer (`phone` for `/body/phone`). */
  faultOf(field: string): FieldFault | undefined {
    return this.problem.errors?.find((fault) => fault.pointer === `/body/${field}`);
  }
}

/** Never throws: whatever went wrong becomes a problem with a kind that has words. */
export function problemOf(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  if (!(error instanceof HttpErrorResponse)) return made('unexpected', 0, String(error));
  if (error.status === 0) return made('offline', 0, 'The server did not answer');
  const body: unknown = typeof error.error === 'string' ? parsed(error.error) : error.error;
  if (isProblem(body)) return new ProblemError(body);
  return made(kindOfStatus(error.status), error.status, error.statusText || 'HTTP error');
}

const made = (kind: string, status: number, title: string) =>
  new ProblemError({ type: `/problems/${kind}`, title, status });

/** For answers that are no problem documents (a proxy's page): the kinds that the API itself uses. */
function kindOfStatus(status: number): string {
  const kinds: Record<number, string> = {
    401: 'sign-in-needed',
    403: 'role-needed',
    404: 'not-found',
    409: 'conflict',
    413: 'too-large',
    429: 'too-many-tries',
    502: 'unavailable',
    503: 'unavailable',
    504: 'unavailable',
  };
  return kinds[status] ?? 'unexpected';
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isProblem(body: unknown): body is Problem {
  const problem = body as Partial<Problem> | null;
  return typeof problem?.type === 'string' && typeof problem.status === 'number';
}
