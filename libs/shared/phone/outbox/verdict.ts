import { problemKind, type Problem } from '@pijar/shared/contracts';
import type { LineAnswer, Verdict } from './entry';

/** Somebody else is signed in than the deed belongs to. */
const OTHER_ACCOUNT = 'other-account';

/** What an answer to a deed means where its channel knows nothing better. */
export function verdictOf({ status, body }: LineAnswer): Verdict {
  if (status >= 200 && status < 300) return { is: 'received', receipt: body };
  const problem = problemIn(body, status);
  if (status === 401 || problemKind(problem) === OTHER_ACCOUNT) return { is: 'not-hers' };
  const isLater = status === 0 || status === 408 || status === 429 || status >= 500;
  if (!isLater) return { is: 'rejected', problem };
  return { is: 'later', afterMs: problem.retryAfter && problem.retryAfter * 1_000 };
}

/** The problem that the server described, or one made from the status alone (a proxy's page). */
function problemIn(body: unknown, status: number): Problem {
  const problem = body as Partial<Problem> | null;
  if (typeof problem?.type === 'string') return body as Problem;
  return { type: '/problems/unexpected', title: `Status ${status}`, status };
}
