import { Controller, Res } from '@nestjs/common';
import * as routes from '@pijar/identity/contracts';
import type { Actor, MyConsents } from '@pijar/identity/contracts';
import * as schemas from '@pijar/identity/schemas';
import { Clock, In, Operation, type Input } from '@pijar/shared/api';
import type { FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';
import { Consents } from '../consent';
import { CurrentActor } from '../session';
import { MeService } from './me.service';
import { MyDataService } from './my-data.service';

@Controller()
export class MeController {
  constructor(
    private readonly me: MeService,
    private readonly consents: Consents,
    private readonly data: MyDataService,
    private readonly clock: Clock,
    private readonly db: DataSource,
  ) {}

  @Operation(routes.changeLocale, {
    summary: 'Change my language',
    access: 'person',
    body: schemas.LocaleChange,
  })
  changeLocale(
    @CurrentActor() actor: Actor,
    @In() { body }: Input<typeof routes.changeLocale>,
  ): Promise<void> {
    return this.me.changeLocale(actor, body.locale);
  }

  @Operation(routes.changeSecret, {
    summary: 'Change my PIN or password',
    access: 'person',
    body: schemas.SecretChange,
  })
  changeSecret(
    @CurrentActor() actor: Actor,
    @In() { body }: Input<typeof routes.changeSecret>,
  ): Promise<void> {
    return this.me.changeSecret(actor, body);
  }

  @Operation(routes.listMyConsents, {
    summary: 'What I agreed to',
    access: 'person',
    response: schemas.MyConsents,
  })
  listConsents(@CurrentActor() actor: Actor): Promise<MyConsents> {
    return this.consents.list(actor.personId);
  }

  @Operation(routes.changeMyConsent, {
    summary: 'Agree, or take it back',
    access: 'person',
    params: schemas.ConsentParams,
    body: schemas.ConsentChange,
  })
  changeConsent(
    @CurrentActor() actor: Actor,
    @In() { params, body }: Input<typeof routes.changeMyConsent>,
  ): Promise<void> {
    return this.db.transaction((manager) =>
      this.consents.record(manager, actor, actor.personId, { ...params, ...body }),
    );
  }

  @Operation(routes.downloadMyData, {
    summary: 'Everything that is kept about me',
    access: 'person',
    stream: 'application/json',
  })
  async download(@CurrentActor() actor: Actor, @Res() reply: FastifyReply): Promise<void> {
    const stream = await this.data.open(actor);
    const day = this.clock.now().toISOString().slice(0, 10);
    await reply
      .type('application/json; charset=utf-8')
      .header('content-disposition', `attachment; filename="pijar-data-saya-${day}.json"`)
      .header('cache-control', 'no-store')
      .send(stream);
  }
}
