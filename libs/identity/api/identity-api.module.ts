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
import { AuditController, AuditLogQuery } from './audit';
import { Consents } from './consent';
import { DemoAccounts, DemoController } from './demo';
import { Erasure, ErasureController, ErasureRequests } from './erasure';
import { FirstAdmin } from './first-admin';
import { IdentityData, MeController, MeService, MyDataService, PersonalData } from './me';
import { OrganisationsController, OrganisationsService } from './organisations';
import { DeviceContacts, OwnPhoneController, RecoveryKeys } from './own-phone';
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
import { IdentitySweep } from './session/identity-sweep';
import { SessionController } from './session/session.controller';
import { SignInQuery } from './session/sign-in.query';
import { SignInService } from './session/sign-in.service';
import { Admins, StaffController, StaffService, StaffViewQuery } from './staff';
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
  IdentitySweep,
];
const activation = [ActivationService, ActivationDesk, Activations, CodeHolderQuery, Codes];
const aboutMe = [Consents, MeService, MyDataService, PersonalData, IdentityData];
const ownPhone = [RecoveryKeys, DeviceContacts];
const people = [
  People,
  PeopleAccess,
  PersonViewQuery,
  PersonEditService,
  PersonCodesService,
  PersonConsentsService,
];
const administration = [
  Admins,
  StaffService,
  StaffViewQuery,
  OrganisationsService,
  Erasure,
  ErasureRequests,
  AuditLogQuery,
  FirstAdmin,
  DemoAccounts,
];

@Module({
  controllers: [
    SessionController,
    ActivationController,
    MeController,
    OwnPhoneController,
    ErasureController,
    PeopleController,
    StaffController,
    OrganisationsController,
    AuditController,
    DemoController,
  ],
  providers: [...signingIn, ...activation, ...aboutMe, ...ownPhone, ...people, ...administration],
  exports: [
    SessionsQuery,
    Activations,
    Codes,
    Consents,
    People,
    PersonalData,
    Erasure,
    FirstAdmin,
    DemoAccounts,
    TryLimits,
  ],
})
export class IdentityApiModule {}
