import { scopeOf } from '@pijar/cohorts/api';
import type { Actor } from '@pijar/identity/contracts';
import { problems } from '@pijar/shared/api';

/** @throws 404 unless the actor is an officer of the organisation, or an admin */
export function assertOfficeOf(actor: Actor, organisationId: string): void {
  const scope = scopeOf(actor);
  if (scope.isAdmin || (scope.isOfficer && actor.organisationId === organisationId)) return;
  throw problems.notFound();
}
