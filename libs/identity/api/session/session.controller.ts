import { Controller, Res } from '@nestjs/common';
import * as routes from '@pijar/identity/contracts';
import type { Actor, SessionView } from '@pijar/identity/contracts';
import * as schemas from '@pijar/identity/schemas';
import { In, Operation, type Input } from '@pijar/shared/api';
import type { FastifyReply } from 'fastify';
import { FromCaller, type Caller } from './caller';
import { SessionCookies } from './session-cookies';
import { CurrentActor } from './session.guard';
import { SessionViewQuery } from './session-view.query';
import { SessionsService } from './sessions.service';
import { SignInService } from './sign-in.service';

@Controller()
export class SessionController {
  constructor(
    private readonly signInService: SignInService,
    private readonly sessions: SessionsService,
    private readonly view: SessionViewQuery,
    private readonly cookies: SessionCookies,
  ) {}

  @Operation(routes.signIn, {
    summary: 'Sign in with phone, participant number or username',
    access: 'public',
    body: schemas.SignIn,
    response: schemas.SessionView,
  })
  async signIn(
    @In() { body }: Input<typeof routes.signIn>,
    @FromCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionView> {
    const opened = await this.signInService.signIn(body, caller);
    this.cookies.set(reply, opened.tokens);
    return this.view.of(opened);
  }

  @Operation(routes.showSession, {
    summary: 'Who is signed in',
    access: 'person',
    response: schemas.SessionView,
  })
  show(@CurrentActor() actor: Actor): Promise<SessionView> {
    return this.view.of(actor);
  }

  @Operation(routes.signOut, { summary: 'Sign out', access: 'person' })
  async signOut(
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.sessions.endMine(actor, actor.sessionId);
    this.cookies.clear(reply);
  }

  @Operation(routes.listMySessions, {
    summary: 'Where I am signed in',
    access: 'person',
    response: schemas.MySessions,
  })
  list(@CurrentActor() actor: Actor) {
    return this.sessions.listMine(actor);
  }

  @Operation(routes.endOtherSessions, { summary: 'Sign out everywhere else', access: 'person' })
  endOthers(@CurrentActor() actor: Actor): Promise<void> {
    return this.sessions.endOthers(actor);
  }

  @Operation(routes.endSession, {
    summary: 'Sign out one device of mine',
    access: 'person',
    params: schemas.SessionParams,
  })
  end(
    @CurrentActor() actor: Actor,
    @In() { params }: Input<typeof routes.endSession>,
  ): Promise<void> {
    return this.sessions.endMine(actor, params.sessionId);
  }
}
