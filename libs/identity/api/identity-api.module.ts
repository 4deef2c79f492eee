import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import {
  ActivationController,
  ActivationDesk,
  Activations,
  ActivationService,
  CodeHolderQuery,
  Codes,
} from './activation';
import { Consents } from './consent';
import {
  People,
  PeopleAccess,
  PeopleController,
  PersonCodesService,
  PersonConsentsService,
  PersonEditService,
  PersonViewQuery,
} from './people';
import { Secrets } from './secrets';
import {
  SessionCookies,
  SessionGuard,
  SessionsQuery,
  SessionsService,
  SessionViewQuery,
} from './session';
import { SessionController } from './session/session.controller';
import { SignInQuery } from './session/sign-in.query';
import { SignInService } from './session/sign-in.service';
import { Admins } from './staff/admins';
import { TryLimits } from './tries';

const signingIn = [
  { provide: APP_GUARD, useClass: SessionGuard },
  SessionsQuery,
  SessionsService,
  SessionCookies,
  SessionViewQuery,
  SignInQuery,
  SignInService,
  Secrets,
  TryLimits,
];
const activation = [
  ActivationService,
  ActivationDesk,
  Activations,
  CodeHolderQuery,
  Codes,
  Consents,
];
const people = [
  People,
  PeopleAccess,
  PersonViewQuery,
  PersonEditService,
  PersonCodesService,
  PersonConsentsService,
  Admins,
];
@Module({
  controllers: [SessionController, ActivationController, PeopleController],
  providers: [...signingIn, ...activation, ...people],
  exports: [SessionsQuery, Activations, Codes, Consents, People, TryLimits],
})
export class IdentityApiModule {}
