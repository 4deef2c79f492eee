import { urlOf, type Problem } from '@pijar/shared/contracts';
import type { Line } from '@pijar/shared/phone';
import { showHandIn, type HandInView } from '@pijar/submissions/contracts';
import { isNotHers } from '../line';

interface Where {
  membershipId: string;
  stepId: string;
}

export const problemNamed = (kind: string, status: number): Problem => ({
  type: `/problems/${kind}`,
  title: kind,
  status,
});

/**
 * Why the server takes nothing more for this work; null when it does, or does not say. `not-hers`: somebody else is signed in.
 */
export async function problemNow(
  line: Line,
  { membershipId, stepId }: Where,
): Promise<Problem | 'not-hers' | null> {
  const answer = await line.call('GET', urlOf(showHandIn, { membershipId, stepId }));
  if (isNotHers(answer)) return 'not-hers';
  if (answer.status === 404) return problemNamed('membership-left', 404);
  const whyNot = answer.status === 200 ? (answer.body as HandInView).whyNot : null;
  return whyNot && problemNamed(whyNot, 409);
}
