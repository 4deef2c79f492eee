import { Controller, Res } from '@nestjs/common';
import * as routes from '@pijar/identity/contracts';
import type { CodeOwner, SessionView } from '@pijar/identity/contracts';
import * as schemas from '@pijar/identity/schemas';
import { In, Operation, type Input } from '@pijar/shared/api';
import type { FastifyReply } from 'fastify';
import { FromCaller, SessionCookies, SessionViewQuery, type Caller } from '../session';
import { ActivationService } from './activation.service';

@Controller()
export class ActivationController {
  constructor(
    private readonly activation: ActivationService,
    private readonly view: SessionViewQuery,
    private readonly cookies: SessionCookies,
  ) {}

  @Operation(routes.checkCode, {
    summary: 'Whose code this is',
    access: 'public',
    body: schemas.CodeCheck,
    response: schemas.CodeOwner,
  })
  check(
    @In() { body }: Input<typeof routes.checkCode>,
    @FromCaller() caller: Caller,
  ): Promise<CodeOwner> {
    return this.activation.check(body.code, caller);
  }

  @Operation(routes.activate, {
    summary: 'Use a code: set the secret and sign in',
    access: 'public',
    body: schemas.Activation,
    response: schemas.SessionView,
  })
  async activate(
    @In() { body }: Input<typeof routes.activate>,
    @FromCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionView> {
    const opened = await this.activation.activate(body, caller);
    this.cookies.set(reply, opened.tokens);
    return this.view.of(opened);
  }
}
