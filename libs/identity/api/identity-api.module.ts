import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { SessionGuard } from './session/session.guard';
import { SessionsQuery } from './session/sessions.query';

@Module({
  providers: [SessionsQuery, { provide: APP_GUARD, useClass: SessionGuard }],
  exports: [SessionsQuery],
})
export class IdentityApiModule {}
