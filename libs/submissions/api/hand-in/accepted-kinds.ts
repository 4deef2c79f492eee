import type { AssignmentBody, HandInKind } from '@pijar/curriculum/contracts';
import { problems } from '@pijar/shared/api';
import type { AttemptInput } from '@pijar/submissions/contracts';

/** @throws 422 `/body` `nothing-handed-in` when it is empty */
export function assertSomething(input: AttemptInput): void {
  if (input.text || input.links.length > 0 || input.uploadIds.length > 0) return;
  throw problems.invalidField('/body', 'nothing-handed-in', 'Hand in a text, a link or a file.');
}

/** @throws 422 `kind-not-accepted` when the assignment takes no text or no links */
export function assertTextAndLinks(body: AssignmentBody, input: AttemptInput): void {
  if (input.text) assertAccepted(body, 'text', '/body/text');
  if (input.links.length > 0) assertAccepted(body, 'link', '/body/links');
}

/** @throws 422 `kind-not-accepted` at the pointer */
export function assertAccepted(body: AssignmentBody, kind: HandInKind, pointer: string): void {
  if (body.accepts.includes(kind)) return;
  throw problems.invalidField(pointer, 'kind-not-accepted', `The assignment takes no ${kind}.`);
}
