import { Controller } from '@nestjs/common';
import { CurrentActor } from '@pijar/identity/api';
import type { Actor } from '@pijar/identity/contracts';
import * as routes from '@pijar/mentoring/contracts';
import * as schemas from '@pijar/mentoring/schemas';
import { In, Operation, type Input } from '@pijar/shared/api';
import { MyCoachQuery } from './my-coach.query';

@Controller()
export class PairsController {
  constructor(private readonly mine: MyCoachQuery) {}

  @Operation(routes.showMyCoach, {
    summary: 'Who accompanies me',
    access: 'person',
    params: schemas.MembershipParams,
    response: schemas.MyCoach,
  })
  showMine(@CurrentActor() actor: Actor, @In() { params }: Input<typeof routes.showMyCoach>) {
    return this.mine.show(actor, params.membershipId);
  }
}
