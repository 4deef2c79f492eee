import { Controller } from '@nestjs/common';
import * as routes from '@pijar/identity/contracts';
import type {
  Actor,
  IssuedCode,
  IssuedCodes,
  MyConsents,
  PersonRow,
  PersonView,
} from '@pijar/identity/contracts';
import * as schemas from '@pijar/identity/schemas';
import { In, Operation, type Input } from '@pijar/shared/api';
import { pageOf } from '@pijar/shared/schemas';
import type { Page } from '@pijar/shared/contracts';
import { CurrentActor } from '../session';
import { PersonCodesService } from './person-codes.service';
import { PersonConsentsService } from './person-consents.service';
import { PersonEditService } from './person-edit.service';
import { PersonViewQuery } from './person-view.query';

const access = ['officer', 'admin'] as const;

@Controller()
export class PeopleController {
  constructor(
    private readonly people: PersonViewQuery,
    private readonly edits: PersonEditService,
    private readonly codes: PersonCodesService,
    private readonly consents: PersonConsentsService,
  ) {}

  @Operation(routes.listPeople, {
    summary: 'Participants by name',
    access,
    query: schemas.PeopleQuery,
    response: pageOf(schemas.PersonRow),
  })
  list(
    @CurrentActor() actor: Actor,
    @In() { query }: Input<typeof routes.listPeople>,
  ): Promise<Page<PersonRow>> {
    return this.people.page(actor, query);
  }

  @Operation(routes.issueCodes, {
    summary: 'Codes for a sheet of slips',
    access,
    body: schemas.CodeBatch,
    response: schemas.IssuedCodes,
  })
  issueCodes(
    @CurrentActor() actor: Actor,
    @In() { body }: Input<typeof routes.issueCodes>,
  ): Promise<IssuedCodes> {
    return this.codes.issueMany(actor, body.personIds);
  }

  @Operation(routes.showPerson, {
    summary: 'One person',
    access,
    params: schemas.PersonParams,
    response: schemas.PersonView,
  })
  show(
    @CurrentActor() actor: Actor,
    @In() { params }: Input<typeof routes.showPerson>,
  ): Promise<PersonView> {
    return this.edits.show(actor, params.personId);
  }

  @Operation(routes.editPerson, {
    summary: 'Change name, phone or profile',
    access,
    params: schemas.PersonParams,
    body: schemas.PersonEdit,
    response: schemas.PersonView,
  })
  edit(
    @CurrentActor() actor: Actor,
    @In() { params, body }: Input<typeof routes.editPerson>,
  ): Promise<PersonView> {
    return this.edits.edit(actor, params.personId, body);
  }

  @Operation(routes.issueCode, {
    summary: 'A code to activate, or to set a new PIN',
    access,
    params: schemas.PersonParams,
    body: schemas.CodeIssue,
    response: schemas.IssuedCode,
  })
  issueCode(
    @CurrentActor() actor: Actor,
    @In() { params, body }: Input<typeof routes.issueCode>,
  ): Promise<IssuedCode> {
    return this.codes.issue(actor, params.personId, body);
  }

  @Operation(routes.disablePerson, {
    summary: 'Stop an account',
    access,
    params: schemas.PersonParams,
    response: schemas.PersonView,
  })
  disable(
    @CurrentActor() actor: Actor,
    @In() { params }: Input<typeof routes.disablePerson>,
  ): Promise<PersonView> {
    return this.edits.disable(actor, params.personId);
  }

  @Operation(routes.enablePerson, {
    summary: 'Let a stopped account sign in again',
    access,
    params: schemas.PersonParams,
    response: schemas.PersonView,
  })
  enable(
    @CurrentActor() actor: Actor,
    @In() { params }: Input<typeof routes.enablePerson>,
  ): Promise<PersonView> {
    return this.edits.enable(actor, params.personId);
  }

  @Operation(routes.listConsentsOf, {
    summary: 'What a person agreed to',
    access,
    params: schemas.PersonParams,
    response: schemas.MyConsents,
  })
  listConsents(
    @CurrentActor() actor: Actor,
    @In() { params }: Input<typeof routes.listConsentsOf>,
  ): Promise<MyConsents> {
    return this.consents.list(actor, params.personId);
  }

  @Operation(routes.recordConsentOf, {
    summary: 'Write down what a person said or signed',
    access,
    params: schemas.PersonConsentParams,
    body: schemas.ConsentChange,
  })
  recordConsent(
    @CurrentActor() actor: Actor,
    @In() { params, body }: Input<typeof routes.recordConsentOf>,
  ): Promise<void> {
    return this.consents.record(actor, params, body);
  }
}
