import type { Problem } from '@pijar/shared/contracts';
import type { LightMyRequestResponse } from 'fastify';

/** Status and kind of a problem, and the codes at each pointer, e.g. `422 invalid /body/secret:weak-pin`. */
export function problemIn(answer: LightMyRequestResponse): string {
  if (answer.statusCode < 400) return String(answer.statusCode);
  expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
  const problem = answer.json<Problem>();
  expect(problem.status).toBe(answer.statusCode);
  const faults = (problem.errors ?? []).map((fault) => ` ${fault.pointer}:${fault.code}`);
  return `${problem.status} ${problem.type.slice('/problems/'.length)}${faults.join('')}`;
}

/** What a browser would send back of the cookies that an answer set. */
export const cookiesOf = (answer: LightMyRequestResponse): string =>
  answer.cookies
    .filter((cookie) => cookie.value !== '')
    .map((cookie) => `${cookie.name}=${cookie.value}`)
    .join('; ');
