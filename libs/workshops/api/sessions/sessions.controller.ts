import { Controller } from '@nestjs/common';
import { staffRoles } from '@pijar/cohorts/api';
import { CurrentActor } from '@pijar/identity/api';
import type { Actor } from '@pijar/identity/contracts';
import { In, Operation, type Input } from '@pijar/shared/api';
import {
  cancelSession,
  changeSession,
  listSessions,
  listSessionSteps,
  planSession,
  showSession,
  type SessionsQuery as SessionsQueryType,
} from '@pijar/workshops/contracts';
import {
  CohortParams,
  SessionCancel,
  SessionChange,
  SessionDraft,
  SessionParams,
  SessionsPage,
  SessionsQuery,
  SessionSteps,
  SessionView,
} from '@pijar/workshops/schemas';
import type * as z from 'zod';
import { SessionsService } from './sessions.service';
import { SessionViewQuery } from './session-view.query';

@Controller()
export class SessionsController {
  constructor(
    private readonly sessions: SessionsService,
    private readonly view: SessionViewQuery,
  ) {}

  @Operation(listSessions, {
    summary: 'The planned sessions of a cohort, the earliest first',
    access: staffRoles,
    params: CohortParams,
    query: SessionsQuery,
    response: SessionsPage,
  })
  list(
    @CurrentActor() actor: Actor,
    @In() { params, query }: { params: z.infer<typeof CohortParams>; query: SessionsQueryType },
  ) {
    return this.view.list(actor, params.cohortId, query);
  }

  @Operation(listSessionSteps, {
    summary: 'Planned days and clinics of the programme that a session can fulfil',
    access: staffRoles,
    params: CohortParams,
    response: SessionSteps,
  })
  steps(@CurrentActor() actor: Actor, @In() { params }: Input<typeof listSessionSteps>) {
    return this.view.steps(actor, params.cohortId);
  }

  @Operation(planSession, {
    summary: 'Plan a session; the same id again changes nothing',
    access: staffRoles,
    params: CohortParams,
    body: SessionDraft,
    response: SessionView,
    status: 201,
  })
  plan(@CurrentActor() actor: Actor, @In() { params, body }: Input<typeof planSession>) {
    return this.sessions.plan(actor, params.cohortId, body);
  }

  @Operation(showSession, {
    summary: 'One session',
    access: staffRoles,
    params: SessionParams,
    response: SessionView,
  })
  show(@CurrentActor() actor: Actor, @In() { params }: Input<typeof showSession>) {
    return this.view.show(actor, params.sessionId);
  }

  @Operation(changeSession, {
    summary: 'Change what, when or where',
    access: staffRoles,
    params: SessionParams,
    body: SessionChange,
    response: SessionView,
  })
  change(@CurrentActor() actor: Actor, @In() { params, body }: Input<typeof changeSession>) {
    return this.sessions.change(actor, params.sessionId, body);
  }

  @Operation(cancelSession, {
    summary: 'Cancel a session that has not taken place',
    access: staffRoles,
    params: SessionParams,
    body: SessionCancel,
    response: SessionView,
  })
  cancel(@CurrentActor() actor: Actor, @In() { params, body }: Input<typeof cancelSession>) {
    return this.sessions.cancel(actor, params.sessionId, body.version);
  }
}
