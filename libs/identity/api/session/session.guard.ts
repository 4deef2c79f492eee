import {
  createParamDecorator,
  Injectable,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import { hasRole, type Actor, type Role } from '@pijar/identity/contracts';
import { OPERATION, problems, type OperationOptions } from '@pijar/shared/api';
import { accountHeader, type RouteInput } from '@pijar/shared/contracts';
import type { FastifyRequest } from 'fastify';
import { sessionCookie } from './session-token';
import { SessionsQuery } from './sessions.query';

declare module 'fastify' {
  interface FastifyRequest {
    actor?: Actor;
  }
}

/** Opens an operation to whom its `access` names. Operations without @Operation are closed. */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(private readonly sessions: SessionsQuery) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const options = Reflect.getMetadata(OPERATION, context.getHandler()) as
      OperationOptions<RouteInput, unknown> | undefined;
    if (!options) throw problems.notFound();
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const token = request.cookies[sessionCookie];
    const actor = token ? await this.sessions.actorOf(token) : null;
    if (actor) {
      assertMeant(actor, request);
      request.actor = actor;
    }
    if (options.access === 'public') return true;
    if (!actor) throw problems.unauthorized();
    if (options.access === 'person') return true;
    if (!hasRole(actor, ...(options.access as Role[]))) throw problems.forbidden();
    return true;
  }
}

/**
 * A phone that several people use says for whom it asks. What one of them did is never taken for another's.
 * @throws 409 `other-account` when the session is somebody else's
 */
export function assertMeant(actor: Actor, request: Pick<FastifyRequest, 'headers'>): void {
  const meant = request.headers[accountHeader.toLowerCase()];
  if (meant === undefined || meant === actor.personId) return;
  throw problems.conflict('other-account', 'Somebody else is signed in.');
}

/** Whoever is signed in. On a public operation nobody may be: use `MaybeActor` there. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const { actor } = context.switchToHttp().getRequest<FastifyRequest>();
  if (!actor) throw problems.unauthorized();
  return actor;
});

/** Whoever is signed in, or null. */
export const MaybeActor = createParamDecorator(
  (_: unknown, context: ExecutionContext): Actor | null =>
    context.switchToHttp().getRequest<FastifyRequest>().actor ?? null,
);
