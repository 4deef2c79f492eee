import { Controller } from '@nestjs/common';
import { staffRoles } from '@pijar/cohorts/api';
import { CurrentActor } from '@pijar/identity/api';
import type { Actor } from '@pijar/identity/contracts';
import * as routes from '@pijar/mentoring/contracts';
import * as schemas from '@pijar/mentoring/schemas';
import { Operation } from '@pijar/shared/api';
import { MyPeopleQuery } from './my-people.query';

@Controller()
export class MyPeopleController {
  constructor(private readonly people: MyPeopleQuery) {}

  @Operation(routes.listMyPeople, {
    summary: 'The participants that I accompany, with one thing to do for each',
    access: staffRoles,
    response: schemas.MyPeople,
  })
  list(@CurrentActor() actor: Actor) {
    return this.people.list(actor);
  }
}
